package dev.tinyimage.image;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an image is built upon.
 *
 * @param config its configuration, kept as it is so that nothing unknown to us gets lost
 * @param layers lowest first
 * @param source where it was pulled from; empty for one that no registry has
 */
public record BaseImage(ObjectNode config, List<Layer> layers, Optional<Source> source) {

    /**
     * A name in a registry and what it meant when it was pulled.
     *
     * @param name such as {@code gcr.io/distroless/base-nossl-debian13:nonroot}
     * @param digest of the manifest or index that it named
     */
    public record Source(String name, String digest) {}

    public BaseImage {
        config = config.deepCopy();
        layers = List.copyOf(layers);
    }

    /** The same with a layer on top. */
    public BaseImage plus(Layer layer) {
        ObjectNode edited = config.deepCopy();
        Json.child(edited, "rootfs")
                .put("type", "layers")
                .withArrayProperty("diff_ids")
                .add(layer.diffId());
        edited.withArrayProperty("history")
                .addObject()
                .put("created_by", "tinyimage")
                .put("comment", layer.name());
        List<Layer> all = new ArrayList<>(layers);
        all.add(layer);
        return new BaseImage(edited, all, source);
    }

    /** One that no registry has. */
    public BaseImage(ObjectNode config, List<Layer> layers) {
        this(config, layers, Optional.empty());
    }
}
