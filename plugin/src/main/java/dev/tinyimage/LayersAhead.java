package dev.tinyimage;

import dev.tinyimage.image.Entry;
import dev.tinyimage.image.Layer;
import dev.tinyimage.image.LayerWriter;
import dev.tinyimage.layout.AppLayers;
import dev.tinyimage.threads.Steps;
import dev.tinyimage.threads.Steps.Later;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Layers that are compressed while something else is done.
 *
 * @param entries of all layers
 * @param tars the layers as tar files, lowest first, for whoever wants their files alone
 * @param compressed the same layers as they are pushed
 */
record LayersAhead(List<Entry> entries, Later<List<Layer>> tars, Later<List<Layer>> compressed) {

    /**
     * Begins with some.
     *
     * @param layers entries by the names of their layers, lowest first
     * @param made gets each layer as soon as it is compressed
     */
    static LayersAhead begin(Map<String, List<Entry>> layers, LayerWriter writer, Consumer<Layer> made, Steps steps) {
        List<Entry> entries = layers.values().stream().flatMap(List::stream).toList();
        Later<List<Layer>> tars = steps.begin(() -> AppLayers.tars(layers, writer));
        return new LayersAhead(entries, tars, steps.begin(() -> AppLayers.compressed(tars.get(), writer, made)));
    }
}
