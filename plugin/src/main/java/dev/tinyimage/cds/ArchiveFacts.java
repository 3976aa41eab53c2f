package dev.tinyimage.cds;

/**
 * What is said of the start-up archive of an image.
 *
 * @param kind what it holds
 * @param path in the image; empty if there is none
 * @param reason why there is none, or another than was asked for; else empty
 */
public record ArchiveFacts(ArchiveKind kind, String path, String reason) {}
