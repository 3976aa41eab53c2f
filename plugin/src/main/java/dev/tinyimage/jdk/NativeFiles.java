package dev.tinyimage.jdk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;

/**
 * Which files beside {@code lib/modules} a module has, such as {@code lib/libnet.so} or {@code bin/java}. A {@code jmod}
 * file is a zip file that has them; a JDK that links from its own run-time image has lists of them in jdk.jlink (JEP
 * 493), a line for each: kind, whether it is a link, digest and path, apart by bars.
 */
public final class NativeFiles {

    private static final String LISTS = "jdk/tools/jlink/internal/runtimelink/fs_%s_files";

    private NativeFiles() {}

    /** Paths in the JDK's folder. */
    public static List<String> of(LinkSource jdk, String module) {
        return jdk.jmods().map(jmods -> inJmod(jmods.resolve(module + ".jmod"))).orElseGet(() -> listed(jdk, module));
    }

    private static List<String> inJmod(Path jmod) {
        try (ZipFile zip = new ZipFile(jmod.toFile())) {
            return zip.stream()
                    .map(entry -> entry.getName())
                    .filter(NativeFiles::isInRuntime)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isInRuntime(String name) {
        return name.startsWith("lib/") || name.startsWith("bin/");
    }

    private static List<String> listed(LinkSource jdk, String module) {
        try (RuntimeImage image = RuntimeImage.of(jdk.home())) {
            String list = String.format(LISTS, module);
            if (!image.files("jdk.jlink").contains(list)) {
                return List.of();
            }
            return new String(image.read("jdk.jlink", list), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.substring(line.lastIndexOf('|') + 1))
                    .filter(NativeFiles::isInRuntime)
                    .toList();
        }
    }
}
