package dev.tinyimage.report;

import dev.tinyimage.cache.Cache;
import dev.tinyimage.image.Image;
import dev.tinyimage.image.Layer;
import dev.tinyimage.image.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Where the bytes of an image are.
 *
 * @param layers lowest first
 */
public record Breakdown(List<LayerParts> layers) {

    /** Of what the cache keeps. */
    private static final String KIND = "parts";

    /**
     * A layer and its parts; the compressed sizes of these add up to the layer's, shared out by what each takes alone.
     *
     * @param parts sorted by owner and section
     */
    public record LayerParts(Layer layer, List<Part> parts) {

        /** Compressed bytes of each jar, module or file. */
        public Map<String, Long> owners() {
            return parts.stream()
                    .collect(Collectors.groupingBy(
                            Part::owner, LinkedHashMap::new, Collectors.summingLong(Part::compressed)));
        }
    }

    /**
     * Takes an image apart.
     *
     * @param modules what is in the runtime's {@code lib/modules}; asked only where the layer is new
     * @param cache keeps what was found in a layer
     */
    public static Breakdown of(Image image, Supplier<List<Part>> modules, Cache cache) {
        return new Breakdown(image.layers().parallelStream()
                .map(layer -> new LayerParts(layer, scaled(layer, parts(layer, modules, cache))))
                .toList());
    }

    private static List<Part> parts(Layer layer, Supplier<List<Part>> modules, Cache cache) {
        String key = layer.diffId().replace(':', '-');
        if (!layer.content().isHere()) {
            return cache.find(KIND, key).map(Breakdown::read).orElseGet(() -> whole(layer));
        }
        return read(cache.text(KIND, key, () -> write(takeApart(layer, modules))));
    }

    /** A layer that would have to be pulled for that. */
    private static List<Part> whole(Layer layer) {
        return List.of(new Part(layer.name(), "", layer.descriptor().size(), layer.unpackedSize()));
    }

    private static List<Part> takeApart(Layer layer, Supplier<List<Part>> modules) {
        try {
            return LayerContents.parts(layer, modules);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Part> scaled(Layer layer, List<Part> parts) {
        long sum = parts.stream().mapToLong(Part::compressed).sum();
        double scale = sum == 0 ? 0 : (double) layer.descriptor().size() / sum;
        return parts.stream()
                .map(part ->
                        new Part(part.owner(), part.section(), Math.round(part.compressed() * scale), part.unpacked()))
                .toList();
    }

    private static String write(List<Part> parts) {
        return parts.stream()
                .map(part ->
                        part.compressed() + "\t" + part.unpacked() + "\t" + part.owner() + "\t" + part.section() + "\n")
                .collect(Collectors.joining());
    }

    private static List<Part> read(String text) {
        return text.lines()
                .map(line -> line.split("\t", -1))
                .map(fields -> new Part(fields[2], fields[3], Long.parseLong(fields[0]), Long.parseLong(fields[1])))
                .toList();
    }
}
