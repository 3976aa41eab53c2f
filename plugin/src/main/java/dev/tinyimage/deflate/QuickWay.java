package dev.tinyimage.deflate;

import java.util.Arrays;

/**
 * A way through a part of a buffer that is found in one go: at each position the longest of the newest few matches, unless
 * the next position has a longer one.
 */
final class QuickWay {

    private static final int SHORTEST = 4;

    /** So many earlier positions with the same hash are looked at. */
    private static final int DEPTH = 4;

    /** A match that is taken whatever comes next. */
    private static final int LONG = 32;

    /** A match than which none longer is looked for. */
    private static final int LONGEST = 128;

    private static final int HASH_BITS = 15;

    private final byte[] buffer;
    private final int end;
    private final int[] newest = new int[1 << HASH_BITS];

    /** How far it is from each position in the window to the one before with its hash. */
    private final char[] older = new char[Matches.WINDOW];

    private int inserted;

    private QuickWay(byte[] buffer, int start, int end) {
        this.buffer = buffer;
        this.end = end;
        this.inserted = Math.max(0, start - Matches.WINDOW);
        Arrays.fill(newest, -Matches.WINDOW);
    }

    /**
     * Finds the way from start to end; earlier bytes may be repeated.
     *
     * @param tokens that become those of the way, each where its first byte is in the buffer
     */
    static void find(byte[] buffer, int start, int end, int[] tokens) {
        QuickWay way = new QuickWay(buffer, start, end);
        int position = start;
        int token = way.longest(position);
        while (position < end) {
            int length = Token.length(token);
            int next = length > 1 && length < LONG ? way.longest(position + 1) : Token.LITERAL;
            if (Token.length(next) > length) {
                tokens[position++] = Token.LITERAL;
                token = next;
            } else {
                tokens[position] = token;
                position += length;
                token = way.longest(position);
            }
        }
    }

    private int longest(int position) {
        for (; inserted < position; inserted++) {
            insert(inserted);
        }
        int limit = Math.min(Matches.LONGEST, end - position);
        if (limit < SHORTEST) {
            return Token.LITERAL;
        }
        int token = Token.LITERAL;
        int best = SHORTEST - 1;
        int node = newest[hash(position)];
        for (int i = 0; i < DEPTH && position - node < Matches.WINDOW && best < LONGEST; i++) {
            int length = Bytes.common(buffer, node, position, 0, limit);
            if (length > best) {
                best = length;
                token = Token.match(length, position - node);
            }
            node -= older[node & Matches.WINDOW - 1];
        }
        return token;
    }

    private void insert(int position) {
        int hash = hash(position);
        older[position & Matches.WINDOW - 1] = (char) Math.min(position - newest[hash], Matches.WINDOW);
        newest[hash] = position;
    }

    private int hash(int position) {
        return Bytes.four(buffer, position) * 0x9E3779B1 >>> Integer.SIZE - HASH_BITS;
    }
}
