package dev.tinyimage.cache;

import dev.tinyimage.files.FileStamp;
import dev.tinyimage.files.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** Digests of the user's files. One that nobody has written since it was read last is not read again. */
public record FileDigests(Cache cache) {

    private static final String KIND = "digests";

    /** The digest of a file. */
    public String of(Path file) throws IOException {
        Optional<String> stamp = FileStamp.settled(file.toRealPath());
        if (stamp.isEmpty()) {
            return Sha256.of(file);
        }
        String key = Sha256.of(stamp.get().getBytes(StandardCharsets.UTF_8)).substring("sha256:".length());
        return cache.text(KIND, key, () -> digest(file));
    }

    private static String digest(Path file) {
        try {
            return Sha256.of(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
