package dev.tinyimage.corpus;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A JDK as it is installed: what its planned runtimes are measured against.
 *
 * @param feature such as 17
 * @param modules all it has
 * @param packages all it has, those with resources only among them
 */
record FullJdk(Path home, int feature, Set<String> modules, Set<String> packages) {

    static FullJdk at(Path home) {
        Map<String, String> environment = Map.of("java.home", home.toString());
        try (FileSystem image = FileSystems.newFileSystem(URI.create("jrt:/"), environment)) {
            return new FullJdk(
                    home, feature(home), names(image.getPath("/modules")), names(image.getPath("/packages")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int feature(Path home) throws IOException {
        Properties release = new Properties();
        try (Reader in = Files.newBufferedReader(home.resolve("release"))) {
            release.load(in);
        }
        return Runtime.Version.parse(release.getProperty("JAVA_VERSION").replace("\"", ""))
                .feature();
    }

    private static Set<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toUnmodifiableSet());
        }
    }
}
