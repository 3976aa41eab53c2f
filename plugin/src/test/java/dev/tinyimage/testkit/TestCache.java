package dev.tinyimage.testkit;

import dev.tinyimage.cache.Cache;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** One cache for all tests of a JVM, so that a JDK is not read for each of them; it goes with the JVM. */
public final class TestCache {

    private static final Cache CACHE = create();

    private TestCache() {}

    public static Cache get() {
        return CACHE;
    }

    /** Another one, whose warnings do not matter. */
    public static Cache at(Path folder) {
        return new Cache(folder, new RecordingConsole());
    }

    private static Cache create() {
        try {
            Path folder = Files.createTempDirectory("cache");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            return at(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
