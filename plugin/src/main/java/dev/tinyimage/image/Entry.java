package dev.tinyimage.image;

/** One entry of a layer. Group and owner are the same number; times are not kept, for they would change the digest. */
public sealed interface Entry {

    /** Absolute path in the image, without a slash at the end. */
    String path();

    /** A regular file that root owns. */
    record File(String path, int mode, Content content) implements Entry {}

    /** A directory. */
    record Directory(String path, int mode, int owner) implements Entry {}

    /** A symbolic link; the target is kept as it is written, relative or not. */
    record Link(String path, String target) implements Entry {}
}
