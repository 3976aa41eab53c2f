package dev.tinyimage.runtime;

import dev.tinyimage.cache.Cache;
import dev.tinyimage.desktop.DesktopCut;
import dev.tinyimage.image.DigestStream;
import dev.tinyimage.jdk.LinkSource;
import dev.tinyimage.jdk.NativeFiles;
import dev.tinyimage.jdk.RuntimeImage;
import dev.tinyimage.modules.ModulePlan;
import dev.tinyimage.modules.XsltCompiler;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
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
 * @param savings what smaller levels of java.desktop would save, by the names of the levels, and java.xml by its
 *     own name without its compiler of style sheets
 */
public record ModuleSizes(SortedMap<String, Long> modules, SortedMap<String, Long> savings) {

    private static final String DESKTOP = "java.desktop";
    private static final String SAVED = "-";

    /**
     * Measures each module of a plan.
     *
     * @param runtime links it; asked only where these modules have not been measured before
     */
    public static ModuleSizes of(
            LinkSource jdk,
            ModulePlan plan,
            DesktopCut cut,
            RuntimeOptions options,
            Cache cache,
            Supplier<JavaRuntime> runtime) {
        String linked = jdk.identity()
                + plan.names()
                + plan.locales()
                + options.strip()
                + Leftovers.resources(jdk, plan, cut, options);
        return read(cache.text("sizes", DigestStream.hex(linked), () -> write(runtime.get(), cut, options)));
    }

    private static String write(JavaRuntime runtime, DesktopCut cut, RuntimeOptions options) {
        StringBuilder text = new StringBuilder();
        try (RuntimeImage image = RuntimeImage.of(runtime.root())) {
            for (String module : image.modules()) {
                List<String> libraries = NativeFiles.of(runtime.jdk(), module);
                long size = size(module, image.files(module), libraries, image, runtime);
                text.append(module).append(' ').append(size).append('\n');
            }
            for (DesktopCut smaller : cut.smaller()) {
                List<String> files = image.files(DESKTOP).stream()
                        .filter(file -> !smaller.keeps(file))
                        .toList();
                long size = size(DESKTOP, files, smaller.libraries(), image, runtime);
                text.append(SAVED)
                        .append(smaller.level())
                        .append(' ')
                        .append(size)
                        .append('\n');
            }
            if (XsltCompiler.of(runtime.modules(), options.xslt()).isIn()) {
                List<String> files = image.files(XsltCompiler.MODULE).stream()
                        .filter(Leftovers::isForXslt)
                        .toList();
                long size = size(XsltCompiler.MODULE, files, List.of(), image, runtime);
                text.append(SAVED)
                        .append(XsltCompiler.MODULE)
                        .append(' ')
                        .append(size)
                        .append('\n');
            }
        }
        return text.toString();
    }

    private static ModuleSizes read(String text) {
        SortedMap<String, Long> modules = new TreeMap<>();
        SortedMap<String, Long> savings = new TreeMap<>();
        text.lines().map(line -> line.split(" ")).forEach(fields -> {
            long size = Long.parseLong(fields[1]);
            if (fields[0].startsWith(SAVED)) {
                savings.put(fields[0].substring(SAVED.length()), size);
            } else {
                modules.put(fields[0], size);
            }
        });
        return new ModuleSizes(modules, savings);
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
