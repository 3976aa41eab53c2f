package dev.tinyimage.deflate;

import java.io.ByteArrayOutputStream;

/** Bits in the order of deflate: the lowest first (RFC 1951, section 3.1.1). */
final class BitWriter {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private long pending;
    private int count;

    void write(int value, int bits) {
        pending |= (long) value << count;
        count += bits;
        while (count >= Byte.SIZE) {
            bytes.write((int) pending);
            pending >>>= Byte.SIZE;
            count -= Byte.SIZE;
        }
    }

    /** Fills the last byte up. */
    void align() {
        if (count > 0) {
            write(0, Byte.SIZE - count);
        }
    }

    /** Whole bytes, after {@link #align}. */
    void write(byte[] buffer, int from, int length) {
        bytes.write(buffer, from, length);
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }
}
