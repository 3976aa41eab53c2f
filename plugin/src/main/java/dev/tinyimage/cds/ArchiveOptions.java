package dev.tinyimage.cds;

import java.util.Optional;

/**
 * What the user decides about the start-up archive.
 *
 * @param kind what it holds
 * @param required whether a build fails that cannot have it; else it goes without, and says so
 * @param training how the application is started for an archive of its classes, if it is
 * @param engine program of the local container engine; docker or podman if not given
 */
public record ArchiveOptions(
        ArchiveKind kind, boolean required, Optional<TrainingOptions> training, Optional<String> engine) {

    /** The same for another kind, which need not be had. */
    public ArchiveOptions of(ArchiveKind other) {
        return new ArchiveOptions(other, false, other == ArchiveKind.APP ? training : Optional.empty(), engine);
    }

    /** Where nothing is asked for, an archive must never fail a build. */
    public static final ArchiveOptions DEFAULT =
            new ArchiveOptions(ArchiveKind.JDK, false, Optional.empty(), Optional.empty());
}
