package dev.tinyimage.modules;

/**
 * Why a module is in the plan.
 *
 * @param kind what found it
 * @param jar file name of the jar that needs it; empty where it is no jar
 * @param place the class, file, parameter or module that needs it
 * @param name what is needed of the module; empty where it is the module as such
 * @param reason why that means the module, in a few words; empty where it is plain
 * @param part the part of the module that it is about, as {@code rules.txt} names it; empty for none in particular
 * @param condition the class without which it would not count; empty where it always does
 */
public record Evidence(Kind kind, String jar, String place, String name, String reason, String part, String condition) {

    /** Evidence for a module, without conditions. */
    public Evidence(Kind kind, String jar, String place, String name, String reason) {
        this(kind, jar, place, name, reason, "", "");
    }

    /** What finds modules, strongest first. */
    public enum Kind {
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

        Kind(String verb) {
            this.verb = verb;
        }
    }

    /** Whether the module is in for another module's sake only. */
    public boolean isFollowing() {
        return kind == Kind.COMPANION || kind == Kind.REQUIRED;
    }

    /** The place, and on what condition it counts. */
    public String where() {
        return condition.isEmpty() ? place : place + " if " + condition;
    }

    /** One line in the user's terms. */
    public String text() {
        if (kind == Kind.REQUIRED) {
            return "required by " + place;
        }
        String subject = jar.isEmpty() || place.isEmpty() ? jar + place : jar + ": " + where();
        String sentence = subject.isEmpty() ? "" : name.isEmpty() ? subject : subject + " " + kind.verb + " " + name;
        return sentence.isEmpty() || reason.isEmpty() ? sentence + reason : sentence + " (" + reason + ")";
    }
}
