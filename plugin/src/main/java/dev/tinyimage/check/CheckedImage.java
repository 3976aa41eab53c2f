package dev.tinyimage.check;

import dev.tinyimage.cache.Cache;
import dev.tinyimage.image.Image;
import dev.tinyimage.jdk.JdkCharsets;
import dev.tinyimage.jdk.JdkModules;
import dev.tinyimage.jdk.JdkModules.JdkModule;
import dev.tinyimage.jdk.LinkSource;
import dev.tinyimage.jdk.NativeFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What is known about an image when advice is looked for.
 *
 * @param jdk what its runtime was linked from
 * @param linked modules of its runtime
 * @param excluded modules that the user keeps out of it
 */
public record CheckedImage(Image image, LinkSource jdk, Cache cache, Collection<String> linked, List<String> excluded) {

    public CheckedImage {
        linked = List.copyOf(linked);
        excluded = List.copyOf(excluded);
    }

    /** The module of a class, if the runtime lacks that module. */
    Optional<String> lackingForClass(String className) {
        return modules().ofClass(className.replace('/', '.')).filter(this::isLacking);
    }

    /** The module that has a charset, if the runtime lacks that module. */
    Optional<String> lackingForCharset(String name) {
        boolean extended = JdkCharsets.of(jdk, cache).isExtended(name);
        return extended ? lacking("jdk.charsets") : Optional.empty();
    }

    /** The module of a native library, if the runtime lacks that module. */
    Optional<String> lackingForLibrary(String fileName) {
        return modules().names().stream()
                .filter(this::isLacking)
                .filter(module -> NativeFiles.of(jdk, module).stream().anyMatch(file -> file.endsWith("/" + fileName)))
                .findFirst();
    }

    /** A module, if the runtime lacks it and it provides such a service. */
    Optional<String> lackingProvider(String module, String service) {
        JdkModule found = modules().get(module);
        return found != null && found.provides().contains(service) ? lacking(module) : Optional.empty();
    }

    /** A module, if the JDK has it and the runtime lacks it. */
    Optional<String> lacking(String module) {
        return Optional.of(module).filter(modules()::has).filter(this::isLacking);
    }

    /** The jar in the image that holds a native library. */
    Optional<String> jarWith(String fileName) {
        try {
            return ImageJars.find(image, fileName);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isLacking(String module) {
        return !linked.contains(module);
    }

    private JdkModules modules() {
        return JdkModules.of(jdk, cache);
    }
}
