package dev.tinyimage.image;

import java.util.List;

/**
 * A compressed layer.
 *
 * @param name what it is called in reports, such as {@code runtime}
 * @param descriptor of the compressed bytes
 * @param diffId digest of the tar file before compression
 * @param unpackedSize length of that tar file in bytes
 * @param content the compressed bytes
 * @param entries what it was made of; empty where another build has made it
 */
public record Layer(
        String name, Descriptor descriptor, String diffId, long unpackedSize, Content content, List<Entry> entries) {

    public Layer {
        entries = List.copyOf(entries);
    }

    /** A layer of which only the bytes are known. */
    public Layer(String name, Descriptor descriptor, String diffId, long unpackedSize, Content content) {
        this(name, descriptor, diffId, unpackedSize, content, List.of());
    }
}
