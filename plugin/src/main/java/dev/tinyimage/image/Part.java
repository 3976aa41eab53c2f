package dev.tinyimage.image;

/**
 * Some of the bytes of a layer and what they belong to.
 *
 * @param owner a jar, a module or a file
 * @param section of it, such as a package; empty for all of it
 * @param compressed bytes that it adds to the layer, about
 * @param unpacked bytes
 */
public record Part(String owner, String section, long compressed, long unpacked) {}
