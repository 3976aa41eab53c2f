package dev.tinyimage.deflate;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Several bytes of a buffer at once; a buffer goes on for {@link #SPARE} bytes after the last that counts. */
final class Bytes {

    static final int SPARE = Long.BYTES;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private Bytes() {}

    /** Four bytes, the first of them lowest. */
    static int four(byte[] buffer, int position) {
        return (int) INTS.get(buffer, position);
    }

    static void putFour(byte[] buffer, int position, int value) {
        INTS.set(buffer, position, value);
    }

    /**
     * How many bytes are the same at two positions.
     *
     * @param known so many are
     * @param limit more are not asked for
     */
    static int common(byte[] buffer, int one, int other, int known, int limit) {
        for (int length = known; length < limit; length += Long.BYTES) {
            long difference = (long) LONGS.get(buffer, one + length) ^ (long) LONGS.get(buffer, other + length);
            if (difference != 0) {
                return Math.min(limit, length + Long.numberOfTrailingZeros(difference) / Byte.SIZE);
            }
        }
        return limit;
    }
}
