package dev.tinyimage.image;

/**
 * What a blob is called (OCI image specification, descriptor.md).
 *
 * @param mediaType what it holds
 * @param digest {@code sha256:} and 64 hexadecimal digits
 * @param size length in bytes
 */
public record Descriptor(String mediaType, String digest, long size) {}
