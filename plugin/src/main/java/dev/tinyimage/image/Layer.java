package dev.tinyimage.image;

/**
 * A layer as it is pushed.
 *
 * @param name what it is called in reports, such as {@code runtime}
 * @param descriptor of the content
 * @param diffId digest of the tar file before compression
 * @param unpackedSize length of that tar file in bytes
 * @param content the bytes that are pushed, mostly compressed
 * @param tar the same tar file in whatever format is read soonest; see {@link LayerFormat#unpack}
 */
public record Layer(
        String name, Descriptor descriptor, String diffId, long unpackedSize, Content content, Content tar) {

    /** One that is there only as it is pushed. */
    public Layer(String name, Descriptor descriptor, String diffId, long unpackedSize, Content content) {
        this(name, descriptor, diffId, unpackedSize, content, content);
    }
}
