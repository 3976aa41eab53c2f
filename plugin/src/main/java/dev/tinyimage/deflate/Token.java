package dev.tinyimage.deflate;

/** A literal or a match as one number: how many bytes it covers, and how far back these were before. */
final class Token {

    /** Covers one byte. */
    static final int LITERAL = 1;

    private static final int LENGTH_BITS = 9;

    private Token() {}

    static int match(int length, int distance) {
        return distance << LENGTH_BITS | length;
    }

    static int length(int token) {
        return token & (1 << LENGTH_BITS) - 1;
    }

    static int distance(int token) {
        return token >>> LENGTH_BITS;
    }
}
