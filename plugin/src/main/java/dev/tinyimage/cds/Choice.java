package dev.tinyimage.cds;

import java.util.Optional;

/**
 * Which archive an image has.
 *
 * @param archive if it has one
 * @param reason why it has none, or another than was asked for; else empty
 */
public record Choice(Optional<StartupArchive> archive, String reason) {

    static Choice of(StartupArchive archive) {
        return new Choice(Optional.of(archive), "");
    }

    static Choice none(String reason) {
        return new Choice(Optional.empty(), reason);
    }

    /** The same where something else was wanted first. */
    Choice because(String first) {
        return new Choice(archive, reason.isEmpty() ? first : first + "; " + reason);
    }

    /** What is said of it. */
    public ArchiveFacts facts() {
        return new ArchiveFacts(kind(), archive.map(StartupArchive::path).orElse(""), reason);
    }

    /** What the archive holds. */
    public ArchiveKind kind() {
        return archive.map(StartupArchive::kind).orElse(ArchiveKind.NONE);
    }
}
