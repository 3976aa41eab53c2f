package dev.tinyimage.layout;

import dev.tinyimage.image.Compression;

/**
 * How files become layers.
 *
 * @param compression of the layers
 * @param repackJars whether the entries of jars are stored, so that the layer's compressor sees what is in them
 */
public record Packing(Compression compression, boolean repackJars) {}
