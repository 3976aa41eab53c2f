package dev.tinyimage.report;

import dev.tinyimage.cache.Cache;
import dev.tinyimage.image.Image;
import dev.tinyimage.image.Layer;
import dev.tinyimage.image.LayerFormat;
import dev.tinyimage.image.Part;
import dev.tinyimage.image.PartSizes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * Where the bytes of an image are.
 *
 * @param layers lowest first
 */
public record Breakdown(List<LayerParts> layers) {

    /** Of what the cache keeps. */
    private static final String KIND = "layer-parts";

    private static final String MODULES = "/lib/modules";

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
        PartSizes sizes = new PartSizes();
        List<Part> parts = new ArrayList<>();
        try (InputStream in = LayerFormat.unpack(layer.tar());
                TarArchiveInputStream tar = new TarArchiveInputStream(in, StandardCharsets.UTF_8.name())) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                String path = "/" + entry.getName();
                if (path.endsWith(MODULES)) {
                    parts.addAll(modules.get());
                } else if (path.endsWith(".jar")) {
                    addJar(path, tar.readAllBytes(), sizes);
                } else if (entry.isFile()) {
                    sizes.add(path, "", tar.readAllBytes());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        parts.addAll(sizes.parts());
        return parts;
    }

    /** What is deflated in a jar hardly gets smaller in a layer, so its size there is known without compressing anything. */
    private static void addJar(String path, byte[] jar, PartSizes sizes) throws IOException {
        String name = path.substring(path.lastIndexOf('/') + 1);
        try (ZipFile zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(jar))
                .setIgnoreLocalFileHeader(true)
                .get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                int slash = entry.getName().lastIndexOf('/');
                String folder =
                        slash < 0 ? "" : entry.getName().substring(0, slash).replace('/', '.');
                if (entry.getMethod() == ZipEntry.DEFLATED) {
                    sizes.add(name, folder, entry.getCompressedSize(), entry.getSize());
                } else if (zip.canReadEntryData(entry)) {
                    try (InputStream in = zip.getInputStream(entry)) {
                        sizes.add(name, folder, in.readAllBytes());
                    }
                }
            }
        } catch (ZipException e) {
            sizes.add(name, "", jar);
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
