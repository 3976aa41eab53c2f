package dev.tinyimage.jdk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The {@code lib/modules} of a JDK or of a runtime linked from one, read through its own file system provider, which any
 * other can load (JEP 220).
 */
public final class RuntimeImage implements AutoCloseable {

    private final FileSystem image;

    private RuntimeImage(FileSystem image) {
        this.image = image;
    }

    /** Opens the one in a folder; that of the running JVM is open already. */
    public static RuntimeImage of(Path home) {
        boolean running = home.equals(Path.of(System.getProperty("java.home")));
        Map<String, String> other = running ? Map.of() : Map.of("java.home", home.toString());
        try {
            return new RuntimeImage(FileSystems.newFileSystem(URI.create("jrt:/"), other));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names of the modules, sorted. */
    public List<String> modules() {
        try (Stream<Path> folders = Files.list(image.getPath("/modules"))) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Paths of the files of a module, sorted, such as {@code java/sql/Driver.class}. */
    public List<String> files(String module) {
        return files(module, "", Integer.MAX_VALUE);
    }

    /** The same, but only of one of its folders. */
    public List<String> files(String module, String folder) {
        return files(module, folder, 1);
    }

    private List<String> files(String module, String below, int depth) {
        Path folder = folder(module);
        try (Stream<Path> files = Files.walk(folder.resolve(below), depth)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a module has a file. */
    public boolean has(String module, String file) {
        return Files.exists(folder(module).resolve(file));
    }

    /** The bytes of a file. */
    public byte[] read(String module, String file) {
        try {
            return Files.readAllBytes(folder(module).resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path folder(String module) {
        return image.getPath("/modules", module);
    }

    @Override
    public void close() {
        try {
            image.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
