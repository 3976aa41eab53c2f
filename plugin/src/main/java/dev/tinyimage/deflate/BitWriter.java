package dev.tinyimage.deflate;

import java.util.Arrays;

/** Bits in the order of deflate: the lowest first (RFC 1951, section 3.1.1). */
final class BitWriter {

    private byte[] bytes = new byte[1 << 16];
    private int size;
    private long pending;
    private int count;

    /** Begins anew. */
    void clear() {
        size = 0;
        pending = 0;
        count = 0;
    }

    /** Writes bits, at most 32 of them. */
    void write(int value, int bits) {
        pending |= (long) value << count;
        count += bits;
        if (count >= Integer.SIZE) {
            reserve(Integer.BYTES);
            Bytes.putFour(bytes, size, (int) pending);
            size += Integer.BYTES;
            pending >>>= Integer.SIZE;
            count -= Integer.SIZE;
        }
    }

    /** Fills the last byte up. */
    void align() {
        reserve(Integer.BYTES);
        for (; count > 0; count -= Byte.SIZE) {
            bytes[size++] = (byte) pending;
            pending >>>= Byte.SIZE;
        }
        count = 0;
    }

    /** Whole bytes, after {@link #align}. */
    void write(byte[] buffer, int from, int length) {
        reserve(length);
        System.arraycopy(buffer, from, bytes, size, length);
        size += length;
    }

    byte[] bytes() {
        return Arrays.copyOf(bytes, size);
    }

    private void reserve(int length) {
        if (size + length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + length));
        }
    }
}
