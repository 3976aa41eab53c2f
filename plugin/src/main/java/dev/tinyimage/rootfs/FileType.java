package dev.tinyimage.rootfs;

/** What can lie at a path. */
public enum FileType {
    FOLDER,
    FILE,
    SYMBOLIC_LINK,
    /** Another name of a file; only in layers, for a root has the file itself there. */
    HARD_LINK
}
