package dev.tinyimage.scan;

import dev.tinyimage.cache.Cache;
import dev.tinyimage.image.DigestStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The digest of a jar. A file of the same path, size and time is not read again: for 149 jars that would take 0.14 s. */
final class JarDigest {

    private JarDigest() {}

    static String of(Path jar, Cache cache) throws IOException {
        String stamp = jar.toAbsolutePath() + " " + Files.size(jar) + " " + Files.getLastModifiedTime(jar);
        return cache.text("jar", DigestStream.hex(stamp), () -> digest(jar));
    }

    private static String digest(Path jar) {
        try {
            return DigestStream.of(jar).replaceFirst("^sha256:", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
