package dev.tinyimage.cds;

/** What a start-up archive holds. */
public enum ArchiveKind {
    NONE,
    /** Classes of the JDK. */
    JDK,
    /** Classes of the JDK and of the application. */
    APP,
    /** Whichever pays. */
    AUTO
}
