package dev.tinyimage.testkit;

import dev.tinyimage.jdk.HostJdk;
import dev.tinyimage.jdk.LinkSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The JDKs of this machine: the running one and those beside it, which on Debian are all in one folder. */
public final class Jdks {

    private Jdks() {}

    /** Their real folders, each once. */
    public static Stream<Path> installed() {
        Path running = Path.of(System.getProperty("java.home"));
        try (Stream<Path> beside = Files.list(running.toRealPath().getParent())) {
            return Stream.concat(Stream.of(running), beside)
                    .filter(home -> Files.isExecutable(home.resolve("bin/jlink")))
                    .map(Jdks::real)
                    .distinct()
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One of them, to be linked by itself. */
    public static LinkSource linkSource(Path home) {
        return LinkSource.of(HostJdk.at(home));
    }

    /** The running one, to be linked by itself. */
    public static LinkSource running() {
        return LinkSource.of(HostJdk.running());
    }

    private static Path real(Path home) {
        try {
            return home.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
