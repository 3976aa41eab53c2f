package dev.tinyimage.image;

import java.util.List;

/**
 * A layer as it is pushed.
 *
 * @param name what it is called in reports, such as {@code runtime}
 * @param descriptor of the content
 * @param diffId digest of the tar file before compression
 * @param unpackedSize length of that tar file in bytes
 * @param content the bytes that are pushed, mostly compressed
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

    /** The same tar file in whatever format is read soonest; see {@link LayerFormat#unpack}. */
    public Content tar() {
        return entries.isEmpty() ? content : new TarContent(entries, unpackedSize);
    }
}
