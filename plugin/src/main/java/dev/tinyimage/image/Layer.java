package dev.tinyimage.image;

/**
 * A compressed layer.
 *
 * @param name what it is called in reports, such as {@code runtime}
 * @param descriptor of the compressed bytes
 * @param diffId digest of the tar file before compression
 * @param unpackedSize length of that tar file in bytes
 * @param content the compressed bytes
 */
public record Layer(String name, Descriptor descriptor, String diffId, long unpackedSize, Content content) {}
