package dev.tinyimage.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tinyimage.cache.Cache;
import dev.tinyimage.cut.Cuts;
import dev.tinyimage.cut.Decision;
import dev.tinyimage.cut.Extent;
import dev.tinyimage.cut.Removal;
import dev.tinyimage.image.DigestStream;
import dev.tinyimage.image.Json;
import dev.tinyimage.jdk.HostJdk;
import dev.tinyimage.jdk.LinkSource;
import dev.tinyimage.jdk.NativeFiles;
import dev.tinyimage.jdk.RuntimeImage;
import dev.tinyimage.modules.ModulePlan;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;

/**
 * What each module takes of the runtime layer, in compressed bytes: its classes, resources and native libraries as they
 * are in a linked runtime, compressed by themselves. In the JDK they are a third larger, having debug information.
 *
 * @param modules by their names
 * @param savings what less of a part would save, by the part's name and then by level
 */
public record ModuleSizes(SortedMap<String, Long> modules, SortedMap<String, SortedMap<String, Long>> savings) {

    private static final String MODULES = "modules";
    private static final String SAVINGS = "savings";

    /**
     * Measures each module of a plan.
     *
     * @param host whose jlink links them, and has its own ways
     * @param cuts what goes of these modules
     * @param runtime links it; asked only where these modules have not been measured before
     */
    public static ModuleSizes of(
            HostJdk host,
            LinkSource jdk,
            ModulePlan plan,
            Cuts cuts,
            RuntimeOptions options,
            Cache cache,
            Supplier<JavaRuntime> runtime) {
        String linked = host.identity() + jdk.identity() + plan.names() + plan.locales() + options.strip() + cuts.key();
        return read(cache.text("module-sizes", DigestStream.hex(linked), () -> measure(runtime.get(), cuts)));
    }

    /** An object of each module's size, and one with an object for each part. */
    private static String measure(JavaRuntime runtime, Cuts cuts) {
        ObjectNode sizes = Json.object();
        try (RuntimeImage image = RuntimeImage.of(runtime.root())) {
            ObjectNode modules = sizes.putObject(MODULES);
            for (String module : image.modules()) {
                List<String> libraries = NativeFiles.of(runtime.jdk(), module);
                modules.put(module, size(module, image.files(module), libraries, image, runtime));
            }
            ObjectNode savings = sizes.putObject(SAVINGS);
            for (Decision decision : cuts.decisions()) {
                ObjectNode levels = savings.putObject(decision.cut());
                for (Extent smaller : decision.smaller()) {
                    levels.put(smaller.level(), saving(decision.module(), smaller.removal(), image, runtime));
                }
            }
        }
        return Json.pretty(sizes);
    }

    private static long saving(String module, Removal removal, RuntimeImage image, JavaRuntime runtime) {
        List<String> files =
                image.files(module).stream().filter(removal.files(module)).toList();
        return size(module, files, removal.libraries(), image, runtime);
    }

    private static ModuleSizes read(String text) {
        try {
            ObjectNode sizes = Json.read(text.getBytes(StandardCharsets.UTF_8));
            SortedMap<String, SortedMap<String, Long>> savings = new TreeMap<>();
            sizes.get(SAVINGS).fields().forEachRemaining(part -> savings.put(part.getKey(), numbers(part.getValue())));
            return new ModuleSizes(numbers(sizes.get(MODULES)), savings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SortedMap<String, Long> numbers(JsonNode object) {
        SortedMap<String, Long> numbers = new TreeMap<>();
        object.fields()
                .forEachRemaining(
                        field -> numbers.put(field.getKey(), field.getValue().asLong()));
        return numbers;
    }

    private static long size(
            String module, List<String> files, List<String> libraries, RuntimeImage image, JavaRuntime runtime) {
        DigestStream counted = new DigestStream(OutputStream.nullOutputStream());
        try (OutputStream gzip = new GZIPOutputStream(counted)) {
            for (String file : files) {
                gzip.write(image.read(module, file));
            }
            for (String file : libraries) {
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
