package dev.tinyimage.deflate;

import java.util.Arrays;

/**
 * For each position of a block, what repeats earlier bytes: matches of growing length, each with the shortest distance that
 * such a length can have. Earlier positions are kept in binary trees, one for each hash of four bytes, sorted by what
 * follows; looking a position up and making it the root of its tree are one walk.
 */
final class Matches {

    static final int SHORTEST = 3;
    static final int LONGEST = 258;
    static final int WINDOW = 1 << 15;

    /** How far a walk goes; more takes longer and finds hardly more. */
    private static final int DEPTH = 96;

    /** A match of so many bytes is taken, and no other one starts within it. */
    private static final int LONG = 64;

    /** So many positions at the end of a long match can be repeated; all others are where it repeats them from. */
    private static final int KEPT = 16;

    private static final int HASH_BITS = 16;
    private static final int NONE = -1;

    private final Workspace workspace;
    private final byte[] buffer;
    private final int end;
    private final int[] newestOfThree = filled(1 << HASH_BITS);
    private final int[] roots = filled(1 << HASH_BITS);
    private final int[] children = new int[2 * WINDOW];
    private final int[] firstMatch;
    private int[] matches;
    private int count;
    private int done;

    /** Finds matches with bytes before an end. */
    Matches(Workspace workspace, byte[] buffer, int end) {
        this.workspace = workspace;
        this.buffer = buffer;
        this.end = end;
        this.firstMatch = workspace.firstMatch;
        this.matches = workspace.matches;
    }

    /** Finds the matches of all positions of a block, which must come after those before; see {@link #first}. */
    void find(int from, int to) {
        for (int position = Math.max(done, from - WINDOW); position < from; position++) {
            count = 0;
            add(position);
        }
        count = 0;
        int skipTo = from;
        for (int position = from; position < to; position++) {
            int first = count;
            firstMatch[position - from] = first;
            if (position >= skipTo - KEPT) {
                add(position);
            }
            if (position < skipTo) {
                count = first;
            } else if (count > first && length(count - 1) >= LONG) {
                skipTo = position + length(count - 1);
            }
        }
        firstMatch[to - from] = count;
        done = to;
    }

    /** The number of the first match of a position, counted from the beginning of the block. */
    int first(int position) {
        return firstMatch[position];
    }

    int length(int match) {
        return Token.length(matches[match]);
    }

    int distance(int match) {
        return Token.distance(matches[match]);
    }

    private void add(int position) {
        int limit = Math.min(LONGEST, end - position);
        if (limit < SHORTEST + 1) {
            return;
        }
        if (count + LONGEST > matches.length) {
            matches = Arrays.copyOf(matches, matches.length * 2);
            workspace.matches = matches;
        }
        int oldest = Math.max(0, position - WINDOW + 1);
        int four = Bytes.four(buffer, position);
        int best = addShort(position, oldest, four);
        int hash = hash(four);
        int node = roots[hash];
        roots[hash] = position;
        int lower = 2 * (position & WINDOW - 1);
        int higher = lower + 1;
        int lowerLength = 0;
        int higherLength = 0;
        for (int depth = 0; node >= oldest && depth < DEPTH; depth++) {
            int length = Bytes.common(buffer, node, position, Math.min(lowerLength, higherLength), limit);
            if (length > best) {
                best = length;
                matches[count++] = Token.match(length, position - node);
            }
            int child = 2 * (node & WINDOW - 1);
            if (length == limit) {
                children[lower] = children[child];
                children[higher] = children[child + 1];
                return;
            }
            if ((buffer[node + length] & 0xff) < (buffer[position + length] & 0xff)) {
                children[lower] = node;
                lower = child + 1;
                node = children[lower];
                lowerLength = length;
            } else {
                children[higher] = node;
                higher = child;
                node = children[higher];
                higherLength = length;
            }
        }
        children[lower] = NONE;
        children[higher] = NONE;
    }

    /** Of three bytes only the newest repetition is of use, so these need no tree. */
    private int addShort(int position, int oldest, int four) {
        int hash = hash(four << Byte.SIZE);
        int node = newestOfThree[hash];
        newestOfThree[hash] = position;
        if (node >= oldest && (Bytes.four(buffer, node) ^ four) << Byte.SIZE == 0) {
            matches[count++] = Token.match(SHORTEST, position - node);
            return SHORTEST;
        }
        return SHORTEST - 1;
    }

    private static int hash(int bytes) {
        return bytes * 0x9E3779B1 >>> Integer.SIZE - HASH_BITS;
    }

    private static int[] filled(int length) {
        int[] array = new int[length];
        Arrays.fill(array, NONE);
        return array;
    }
}
