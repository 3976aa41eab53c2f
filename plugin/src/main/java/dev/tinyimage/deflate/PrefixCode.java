package dev.tinyimage.deflate;

import java.util.Arrays;
import java.util.BitSet;

/** The best prefix code of limited length for some frequencies (RFC 1951, section 3.2.2). */
final class PrefixCode {

    final int[] lengths;
    final int[] codes;

    private PrefixCode(int[] lengths) {
        this.lengths = lengths;
        this.codes = codes(lengths);
    }

    /**
     * Finds the code by package-merge: each level offers the symbols and the pairs of the level below, and the cheapest of
     * the last level say how often, that is, how deep each symbol lies. The cheapest of a level are the rarest symbols and
     * the first pairs, so it is enough to know where symbols stand.
     */
    static PrefixCode of(int[] counts, int longest) {
        int[] symbols = sorted(counts);
        int[] lengths = new int[counts.length];
        if (symbols.length < 2) {
            // Decoders want a complete code or one of a single bit.
            Arrays.stream(symbols).forEach(symbol -> lengths[symbol] = 1);
            return new PrefixCode(lengths);
        }
        BitSet[] levels = new BitSet[longest];
        int[] below = new int[0];
        for (int level = 0; level < longest; level++) {
            levels[level] = new BitSet();
            below = merge(symbols, counts, pairs(below), levels[level]);
        }
        int taken = 2 * symbols.length - 2;
        for (int level = longest - 1; level >= 0; level--) {
            int rarest = levels[level].get(0, taken).cardinality();
            for (int i = 0; i < rarest; i++) {
                lengths[symbols[i]]++;
            }
            taken = 2 * (taken - rarest);
        }
        return new PrefixCode(lengths);
    }

    /** Bits of all symbols together. */
    long bits(int[] counts) {
        long bits = 0;
        for (int i = 0; i < counts.length; i++) {
            bits += (long) counts[i] * lengths[i];
        }
        return bits;
    }

    private static int[] sorted(int[] counts) {
        long[] keys = new long[counts.length];
        int used = 0;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                keys[used++] = (long) counts[i] << Short.SIZE | i;
            }
        }
        Arrays.sort(keys, 0, used);
        return Arrays.stream(keys, 0, used).mapToInt(key -> (int) key & 0xffff).toArray();
    }

    private static int[] pairs(int[] weights) {
        int[] pairs = new int[weights.length / 2];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = weights[2 * i] + weights[2 * i + 1];
        }
        return pairs;
    }

    /**
     * The weights of a level.
     *
     * @param ofSymbols that is filled with the places of symbols
     */
    private static int[] merge(int[] symbols, int[] counts, int[] pairs, BitSet ofSymbols) {
        int[] merged = new int[symbols.length + pairs.length];
        int symbol = 0;
        int pair = 0;
        for (int i = 0; i < merged.length; i++) {
            boolean takesSymbol =
                    pair == pairs.length || symbol < symbols.length && counts[symbols[symbol]] <= pairs[pair];
            ofSymbols.set(i, takesSymbol);
            merged[i] = takesSymbol ? counts[symbols[symbol++]] : pairs[pair++];
        }
        return merged;
    }

    /** Codes count up within a length; they are written from their highest bit on, so they are turned round here. */
    private static int[] codes(int[] lengths) {
        int[] next = new int[Short.SIZE];
        for (int length : lengths) {
            if (length > 0) {
                next[length]++;
            }
        }
        int code = 0;
        for (int length = 1; length < next.length; length++) {
            int count = next[length];
            next[length] = code;
            code = code + count << 1;
        }
        int[] codes = new int[lengths.length];
        for (int i = 0; i < lengths.length; i++) {
            if (lengths[i] > 0) {
                codes[i] = Integer.reverse(next[lengths[i]]++) >>> Integer.SIZE - lengths[i];
            }
        }
        return codes;
    }
}
