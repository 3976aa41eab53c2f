package dev.tinyimage.jdk;

import dev.tinyimage.jdk.ModuleTables.ModuleFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;

/**
 * Which files beside {@code lib/modules} a module has, such as {@code lib/libnet.so} or {@code bin/java}. A {@code jmod}
 * file is a zip file that has them; a JDK that links from its own run-time image has {@linkplain ModuleTables tables} of
 * them.
 */
public final class NativeFiles {

    private NativeFiles() {}

    /** Paths in the JDK's folder. */
    public static List<String> of(LinkSource jdk, String module) {
        return jdk.jmods().map(jmods -> inJmod(jmods.resolve(module + ".jmod"))).orElseGet(() -> listed(jdk, module));
    }

    /** What these may change with, besides with the {@linkplain LinkSource#identity JDK}. */
    public static String identity(LinkSource jdk, String module) {
        try {
            return jdk.jmods().isPresent()
                    ? Long.toString(Files.size(jdk.jmods().get().resolve(module + ".jmod")))
                    : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
            if (!ModuleTables.areIn(image)) {
                return List.of();
            }
            return ModuleTables.read(image, module).files().stream()
                    .map(ModuleFile::path)
                    .filter(NativeFiles::isInRuntime)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
