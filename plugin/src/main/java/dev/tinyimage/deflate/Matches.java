package dev.tinyimage.deflate;

import java.util.Arrays;

/**
 * For each position of a part of a buffer, what repeats earlier bytes: matches of growing length, each with the shortest
 * distance that such a length can have. Earlier positions are kept in binary trees, one for each hash of four bytes, sorted
 * by what follows; looking a position up and making it the root of its tree are one walk.
 */
final class Matches {

    static final int SHORTEST = 3;
    static final int LONGEST = 258;
    static final int WINDOW = 1 << 15;

    /** How far a walk goes; more takes longer and finds hardly more. */
    private static final int DEPTH = 96;

    private static final int HASH_BITS = 16;
    private static final int NONE = -1;
    private static final int DISTANCE_BITS = 16;

    private final byte[] buffer;
    private final int end;
    private final int[] newestOfThree = filled(1 << HASH_BITS);
    private final int[] roots = filled(1 << HASH_BITS);
    private final int[] children = new int[2 * WINDOW];
    private final int[] firstMatch;
    private int[] matches;
    private int count;

    private Matches(byte[] buffer, int start, int end) {
        this.buffer = buffer;
        this.end = end;
        this.firstMatch = new int[end - start + 1];
        this.matches = new int[4 * (end - start) + LONGEST];
    }

    /** Finds the matches of all positions from start to end; earlier bytes may be repeated, as far as the window goes. */
    static Matches find(byte[] buffer, int start, int end) {
        Matches found = new Matches(buffer, start, end);
        for (int position = Math.max(0, start - WINDOW); position < start; position++) {
            found.add(position);
            found.count = 0;
        }
        int skipTo = start;
        for (int position = start; position < end; position++) {
            found.firstMatch[position - start] = found.count;
            found.add(position);
            if (position < skipTo) {
                // Within a longest match: nobody starts another one here, and runs would have too many.
                found.count = found.firstMatch[position - start];
            } else if (found.longest() == LONGEST) {
                skipTo = position + LONGEST;
            }
        }
        found.firstMatch[end - start] = found.count;
        return found;
    }

    /** The index of the first match of a position, counted from the start. */
    int first(int position) {
        return firstMatch[position];
    }

    int length(int match) {
        return matches[match] >>> DISTANCE_BITS;
    }

    int distance(int match) {
        return (matches[match] & (1 << DISTANCE_BITS) - 1) + 1;
    }

    private int longest() {
        return count == 0 ? 0 : length(count - 1);
    }

    private void add(int position) {
        int limit = Math.min(LONGEST, end - position);
        if (limit < SHORTEST + 1) {
            return;
        }
        if (count + LONGEST > matches.length) {
            matches = Arrays.copyOf(matches, matches.length * 2);
        }
        int oldest = Math.max(0, position - WINDOW + 1);
        int best = addShort(position, oldest);
        int hash = hash(read(position) * 0x9E3779B1);
        int node = roots[hash];
        roots[hash] = position;
        int lower = 2 * (position & WINDOW - 1);
        int higher = lower + 1;
        int lowerLength = 0;
        int higherLength = 0;
        for (int depth = 0; node >= oldest && depth < DEPTH; depth++) {
            int length = Math.min(lowerLength, higherLength);
            while (length < limit && buffer[node + length] == buffer[position + length]) {
                length++;
            }
            if (length > best) {
                best = length;
                add(length, position - node);
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
    private int addShort(int position, int oldest) {
        int hash = hash((read(position) & 0xffffff) * 0x9E3779B1);
        int node = newestOfThree[hash];
        newestOfThree[hash] = position;
        if (node >= oldest
                && buffer[node] == buffer[position]
                && buffer[node + 1] == buffer[position + 1]
                && buffer[node + 2] == buffer[position + 2]) {
            add(SHORTEST, position - node);
            return SHORTEST;
        }
        return SHORTEST - 1;
    }

    private void add(int length, int distance) {
        matches[count++] = length << DISTANCE_BITS | distance - 1;
    }

    private int read(int position) {
        return buffer[position] & 0xff
                | (buffer[position + 1] & 0xff) << 8
                | (buffer[position + 2] & 0xff) << 16
                | buffer[position + 3] << 24;
    }

    private static int hash(int product) {
        return product >>> Integer.SIZE - HASH_BITS;
    }

    private static int[] filled(int length) {
        int[] array = new int[length];
        Arrays.fill(array, NONE);
        return array;
    }
}
