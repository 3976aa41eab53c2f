package dev.tinyimage.scan;

/** Ways to mention; the comments say what name and places are. */
public enum MentionKind {
    /** A class outside java.base that byte code, a signature or an annotation uses; the classes that use it. */
    CLASS,
    /** A class outside java.base, or a package with a star, that pages name; these pages. */
    PAGE,
    /** A method or field that a rule asks for, such as {@code java.nio.file.FileSystems.newFileSystem}; its users. */
    MEMBER,
    /** A part of a library that a rule asks for; the classes outside that part which use it. */
    PART,
    /** A string constant: one that a rule asks for, or the name of a JDK class; the classes that have it. */
    STRING,
    /** A string constant that is the name of a charset which only jdk.charsets has; the classes that have it. */
    CHARSET,
    /** The language tag of a {@code Locale} that code names; the classes that do. */
    LANGUAGE,
    /** The language tag of a resource bundle; its files. */
    BUNDLE,
    /** A service of the JDK that the jar provides; the providers. */
    SERVICE,
    /** A service of the JDK that the jar's module descriptor uses; the descriptor. */
    USES,
    /** A JDK class that reachability metadata names; its files. */
    METADATA,
    /** A package with classes; no places. */
    PACKAGE,
    /** A class file that cannot be read; why. */
    DAMAGED,
    /** A jar in the jar; no places. */
    NESTED
}
