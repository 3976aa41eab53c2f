package dev.tinyimage.rootfs;

/**
 * What lies at a path itself: links are not followed.
 *
 * @param target of a link, as it is written; empty for others
 */
public record Node(FileType type, String target) {}
