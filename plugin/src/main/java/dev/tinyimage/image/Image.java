package dev.tinyimage.image;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
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

    /** An image of these documents. */
    public static Image of(Platform platform, ObjectNode manifest, byte[] config, List<Layer> layers) {
        byte[] bytes = Json.bytes(manifest);
        return new Image(
                platform,
                bytes,
                new Descriptor(MediaTypes.MANIFEST, DigestStream.digest(bytes), bytes.length),
                config,
                new Descriptor(MediaTypes.CONFIG, DigestStream.digest(config), config.length),
                layers);
    }

    /** The same with this layer in the place of the one of its name. */
    public Image with(Layer layer) throws IOException {
        int place = layers.stream().map(Layer::name).toList().indexOf(layer.name());
        List<Layer> others = new ArrayList<>(layers);
        others.set(place, layer);
        ObjectNode edited = Json.read(config);
        edited.withObjectProperty("rootfs").withArrayProperty("diff_ids").set(place, layer.diffId());
        byte[] otherConfig = Json.bytes(edited);
        ObjectNode otherManifest = Json.read(manifest);
        Descriptor described = new Descriptor(MediaTypes.CONFIG, DigestStream.digest(otherConfig), otherConfig.length);
        otherManifest.set("config", ImageAssembler.json(described));
        otherManifest.withArrayProperty("layers").set(place, ImageAssembler.json(layer.descriptor()));
        return of(platform, otherManifest, otherConfig, others);
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
