package dev.tinyimage.image;

import java.util.List;

/**
 * An image for one platform.
 *
 * @param platform what it runs on
 * @param manifest its manifest, as it is pushed
 * @param manifestDescriptor its digest is the image's digest
 * @param config its configuration, as it is pushed
 * @param configDescriptor the digest is what Docker calls the image's ID
 * @param layers lowest first
 */
public record Image(
        Platform platform,
        byte[] manifest,
        Descriptor manifestDescriptor,
        byte[] config,
        Descriptor configDescriptor,
        List<Layer> layers) {

    public Image {
        layers = List.copyOf(layers);
    }

    /** The image's digest. */
    public String digest() {
        return manifestDescriptor.digest();
    }

    /** Bytes that a machine pulls which has none of the layers. */
    public long compressedSize() {
        return layers.stream().mapToLong(layer -> layer.descriptor().size()).sum();
    }

    /** Bytes of all layers as tar files. */
    public long unpackedSize() {
        return layers.stream().mapToLong(Layer::unpackedSize).sum();
    }
}
