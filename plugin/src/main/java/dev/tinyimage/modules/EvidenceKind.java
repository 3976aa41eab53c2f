package dev.tinyimage.modules;

/** What finds modules, strongest first. */
public enum EvidenceKind {
    /** The user asked for it. */
    PARAMETER("asks for"),
    /** Byte code, a signature or an annotation refers to it. */
    BYTE_CODE("uses"),
    /** A page names a class of it. */
    PAGE("names"),
    /** Only the JDK's own analyser says so. */
    JDEPS("needs"),
    /** The jar provides or uses a service of it. */
    SERVICE("serves"),
    /** The library's reachability metadata names a class of it. */
    METADATA("names"),
    /** A line of the table of rules. */
    RULE("has"),
    /** The application serves languages. */
    LANGUAGE("speaks"),
    /** The application meets charsets. */
    CHARSET("reads"),
    /** The JVM is started so. */
    FLAG("has"),
    /** Another module of the plan brings it along, being poorer without; the place is that module. */
    COMPANION("uses"),
    /** Another module of the plan requires it; the place is that module. */
    REQUIRED("requires"),
    /** A string constant is the name of one of its classes; it calls for no module, but counts for parts of one. */
    STRING("names");

    private final String verb;

    EvidenceKind(String verb) {
        this.verb = verb;
    }

    /** What the place does with the name. */
    String verb() {
        return verb;
    }
}
