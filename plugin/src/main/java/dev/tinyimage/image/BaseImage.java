package dev.tinyimage.image;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What an image is built upon.
 *
 * @param config its configuration, kept as it is so that nothing unknown to us gets lost
 * @param layers lowest first
 */
public record BaseImage(ObjectNode config, List<Layer> layers) {

    public BaseImage {
        config = config.deepCopy();
        layers = List.copyOf(layers);
    }
}
