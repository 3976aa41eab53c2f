package dev.tinyimage.cache;

import dev.tinyimage.files.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/** A text in UTF-8 after a line with the digest of its bytes. */
final class SealedText {

    private static final int HEAD = Sha256.of(new byte[0]).length() + 1;

    private SealedText() {}

    static byte[] write(String text) {
        return (Sha256.of(text.getBytes(StandardCharsets.UTF_8)) + "\n" + text).getBytes(StandardCharsets.UTF_8);
    }

    /** The text; none where the bytes are not those that were written. */
    static Optional<String> read(byte[] bytes) {
        if (bytes.length < HEAD) {
            return Optional.empty();
        }
        int length = bytes.length - HEAD;
        MessageDigest sha256 = Sha256.start();
        sha256.update(bytes, HEAD, length);
        String head = new String(bytes, 0, HEAD, StandardCharsets.UTF_8);
        return head.equals(Sha256.text(sha256.digest()) + "\n")
                ? Optional.of(new String(bytes, HEAD, length, StandardCharsets.UTF_8))
                : Optional.empty();
    }
}
