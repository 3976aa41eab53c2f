package dev.tinyimage.base;

import dev.tinyimage.image.Descriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Pulled blobs, by digest. A folder of our own: Jib's cache fails when two class loaders of one Maven use it.
 *
 * @param folder shared by all builds of a user
 */
public record BlobCache(Path folder) {

    /** The user's cache folder (XDG Base Directory Specification). */
    public static BlobCache of(Map<String, String> environment) {
        String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
        Path caches = xdg.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(xdg);
        return new BlobCache(caches.resolve("tinyimage"));
    }

    /** The file of a blob; one that is not there is first written by the download, and appears when it is complete. */
    Path get(Descriptor blob, Consumer<Path> download) throws IOException {
        Path file = folder.resolve("blobs").resolve(blob.digest().replace(':', '/'));
        if (!Files.exists(file)) {
            Files.createDirectories(file.getParent());
            Path partial = Files.createTempFile(file.getParent(), "partial", "");
            download.accept(partial);
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        return file;
    }
}
