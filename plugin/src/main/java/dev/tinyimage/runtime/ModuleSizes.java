package dev.tinyimage.runtime;

import dev.tinyimage.cache.Cache;
import dev.tinyimage.image.DigestStream;
import dev.tinyimage.jdk.Jdk;
import dev.tinyimage.jdk.NativeFiles;
import dev.tinyimage.jdk.RuntimeImage;
import dev.tinyimage.modules.ModulePlan;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/**
 * What each module takes of the runtime layer, in compressed bytes: its classes, resources and native libraries as they
 * are in a linked runtime, compressed by themselves. In the JDK they are a third larger, having debug information.
 */
public final class ModuleSizes {

    private ModuleSizes() {}

    /**
     * Measures each module of a plan.
     *
     * @param strip whether native files lose their symbol tables
     * @param runtime links it; asked only where these modules have not been measured before
     */
    public static SortedMap<String, Long> of(
            Jdk jdk, ModulePlan plan, boolean strip, Cache cache, Supplier<JavaRuntime> runtime) {
        String linked = jdk.identity() + plan.names() + plan.locales() + strip + Leftovers.resources(jdk, plan);
        return read(cache.text("sizes", DigestStream.hex(linked), () -> write(runtime.get())));
    }

    private static String write(JavaRuntime runtime) {
        try (RuntimeImage image = RuntimeImage.of(runtime.root())) {
            return image.modules().stream()
                    .map(module -> module + " " + size(module, image, runtime) + "\n")
                    .collect(Collectors.joining());
        }
    }

    private static SortedMap<String, Long> read(String text) {
        return text.lines()
                .map(line -> line.split(" "))
                .collect(Collectors.toMap(
                        fields -> fields[0], fields -> Long.valueOf(fields[1]), (one, other) -> one, TreeMap::new));
    }

    private static long size(String module, RuntimeImage image, JavaRuntime runtime) {
        DigestStream counted = new DigestStream(OutputStream.nullOutputStream());
        try (OutputStream gzip = new GZIPOutputStream(counted)) {
            for (String file : image.files(module)) {
                gzip.write(image.read(module, file));
            }
            for (String file : NativeFiles.of(runtime.jdk(), module)) {
                Path linked = runtime.root().resolve(file);
                if (Files.isRegularFile(linked)) {
                    Files.copy(linked, gzip);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return counted.size();
    }
}
