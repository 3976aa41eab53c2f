package dev.tinyimage.cds;

import java.util.Optional;

/**
 * Which archive an image has.
 *
 * @param archive if it has one
 * @param reason why it has none, or another than was asked for; else empty
 * @param asAsked false where one was asked for and could not be had: on another machine, or another day, it may be
 */
public record Choice(Optional<StartupArchive> archive, String reason, boolean asAsked) {

    static Choice of(StartupArchive archive) {
        return new Choice(Optional.of(archive), "", true);
    }

    static Choice none(String reason) {
        return new Choice(Optional.empty(), reason, true);
    }

    /** The same where something else could not be had. */
    Choice instead() {
        return new Choice(archive, reason, false);
    }

    /** The same where something else was wanted first. */
    Choice because(String first) {
        return new Choice(archive, reason.isEmpty() ? first : first + "; " + reason, asAsked);
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
