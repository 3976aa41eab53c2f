package dev.tinyimage.cache;

import dev.tinyimage.files.FileStamp;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Digests of a file, in hexadecimal digits. One that nobody has written since is not read again: for 149 jars that would take
 * 0.14 s for the one, and as much for the other.
 *
 * @param sha1 what indexes of published jars have
 */
public record FileDigests(String sha256, String sha1) {

    private static final String KIND = "digests";
    private static final int BUFFER = 1 << 16;

    /** Those of the file that a path leads to. */
    public static FileDigests of(Path file, Cache cache) throws IOException {
        Optional<String> stamp = FileStamp.settled(file.toRealPath());
        return stamp.isPresent()
                ? read(cache.text(KIND, stamp.get(), () -> digest(file).text()))
                : digest(file);
    }

    private String text() {
        return sha256 + " " + sha1;
    }

    private static FileDigests read(String text) {
        int blank = text.indexOf(' ');
        return new FileDigests(text.substring(0, blank), text.substring(blank + 1));
    }

    private static FileDigests digest(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            byte[] buffer = new byte[BUFFER];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                sha256.update(buffer, 0, count);
                sha1.update(buffer, 0, count);
            }
            HexFormat hex = HexFormat.of();
            return new FileDigests(hex.formatHex(sha256.digest()), hex.formatHex(sha1.digest()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1 and SHA-256", e);
        }
    }
}
