package dev.tinyimage.cds;

import java.util.Optional;

/**
 * What the user decides about the start-up archive.
 *
 * @param kind what it holds
 * @param required whether a build fails that cannot have it; else it goes without, and says so
 * @param training how the application is started for an archive of its classes, if it is
 */
public record ArchiveOptions(Kind kind, boolean required, Optional<TrainingOptions> training) {

    /** What an archive holds. */
    public enum Kind {
        NONE,
        /** Classes of the JDK. */
        JDK,
        /** Classes of the JDK and of the application. */
        APP,
        /** Whichever pays. */
        AUTO
    }

    /** The same for another kind, which need not be had. */
    public ArchiveOptions of(Kind other) {
        return new ArchiveOptions(other, false, other == Kind.APP ? training : Optional.empty());
    }

    /** Where nothing is asked for, an archive must never fail a build. */
    public static final ArchiveOptions DEFAULT = new ArchiveOptions(Kind.JDK, false, Optional.empty());
}
