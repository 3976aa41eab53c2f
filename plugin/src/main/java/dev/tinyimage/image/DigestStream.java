package dev.tinyimage.image;

import dev.tinyimage.files.Sha256;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Counts and digests what passes. */
public final class DigestStream extends FilterOutputStream {

    private final MessageDigest sha256;
    private long size;

    public DigestStream(OutputStream out) {
        super(out);
        sha256 = Sha256.start();
    }

    /** The digest of some bytes, in the form of {@link Descriptor#digest}. */
    public static String digest(byte[] bytes) {
        return Sha256.of(bytes);
    }

    /** The same for the bytes of a file. */
    public static String of(Path file) throws IOException {
        return Sha256.of(file);
    }

    /** The hexadecimal digits alone of the digest of a text, as a name for all that the text says. */
    public static String hex(String text) {
        return HexFormat.of().formatHex(Sha256.start().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void write(int b) throws IOException {
        out.write(b);
        sha256.update((byte) b);
        size++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        sha256.update(bytes, offset, length);
        size += length;
    }

    /** Bytes so far. */
    public long size() {
        return size;
    }

    /** The digest of all bytes; may be asked for once, at the end. */
    public String digest() {
        return Sha256.text(sha256.digest());
    }
}
