package dev.tinyimage.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Digests as OCI has them: {@code sha256:} and 64 hexadecimal digits. */
public final class Sha256 {

    private static final Pattern DIGEST = Pattern.compile("sha256:[a-f0-9]{64}");

    /** Is only copied: to look for the algorithm among those of the JDK takes longer than most digests. */
    private static final MessageDigest EMPTY = find();

    private Sha256() {}

    /** The digest of some bytes. */
    public static String of(byte[] bytes) {
        return text(start().digest(bytes));
    }

    /** The digest of the bytes of a file. */
    public static String of(Path file) throws IOException {
        MessageDigest sha256 = start();
        byte[] buffer = new byte[1 << 16]; // Files.copy takes an eighth of it
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                sha256.update(buffer, 0, count);
            }
        }
        return text(sha256.digest());
    }

    /** The digest of what is still to come. */
    public static MessageDigest start() {
        try {
            return (MessageDigest) EMPTY.clone();
        } catch (CloneNotSupportedException e) {
            return find(); // of a provider that has none, such as one that asks hardware
        }
    }

    private static MessageDigest find() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** A digest that is complete. */
    public static String text(byte[] digest) {
        return "sha256:" + HexFormat.of().formatHex(digest);
    }

    /** Whether a text from elsewhere is one. */
    public static boolean isDigest(String text) {
        return DIGEST.matcher(text).matches();
    }
}
