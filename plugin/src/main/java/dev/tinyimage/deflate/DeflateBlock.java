package dev.tinyimage.deflate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes blocks of deflate (RFC 1951, section 3.2.3). */
final class DeflateBlock {

    private static final int LONGEST_CODE = 15;
    private static final int LONGEST_CODE_OF_LENGTHS = 7;
    private static final int LONGEST_STORED = 0xffff;
    private static final int LEAST_LITERALS = 257;

    /** In which order the lengths of the code for code lengths are written. */
    private static final int[] ORDER = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};

    private static final int REPEAT = 16;
    private static final int ZEROS = 17;
    private static final int MANY_ZEROS = 18;

    private final PrefixCode literals;
    private final PrefixCode distances;
    private final List<int[]> lengths;
    private final PrefixCode code;
    private final Frequencies frequencies;
    private final int literalCount;
    private final int distanceCount;

    DeflateBlock(Frequencies frequencies) {
        this.frequencies = frequencies;
        literals = PrefixCode.of(frequencies.literals, LONGEST_CODE);
        distances = PrefixCode.of(frequencies.distances, LONGEST_CODE);
        literalCount = Math.max(LEAST_LITERALS, used(literals.lengths));
        distanceCount = Math.max(1, used(distances.lengths));
        int[] all = Arrays.copyOf(literals.lengths, literalCount + distanceCount);
        System.arraycopy(distances.lengths, 0, all, literalCount, distanceCount);
        lengths = runs(all);
        int[] counts = new int[ORDER.length];
        lengths.forEach(run -> counts[run[0]]++);
        code = PrefixCode.of(counts, LONGEST_CODE_OF_LENGTHS);
    }

    /** The length of the block. */
    long bits() {
        long bits = 3 + 5 + 5 + 4 + 3L * codeCount();
        for (int[] run : lengths) {
            bits += code.lengths[run[0]] + run[2];
        }
        bits += literals.bits(frequencies.literals) + distances.bits(frequencies.distances) + frequencies.extraBits();
        return bits;
    }

    /** Writes the block that a part of a buffer is; each token is where its first byte is. */
    void write(BitWriter out, byte[] buffer, int from, int to, int[] tokens, boolean last) {
        out.write(last ? 1 : 0, 1);
        out.write(2, 2);
        writeCode(out);
        for (int i = from; i < to; i += Token.length(tokens[i])) {
            int length = Token.length(tokens[i]);
            if (length == 1) {
                put(out, literals, buffer[i] & 0xff);
            } else {
                int symbol = Symbols.ofLength(length);
                put(out, literals, symbol);
                out.write(length - Symbols.lengthBase(symbol), Symbols.lengthBits(symbol));
                int distance = Token.distance(tokens[i]);
                int distanceSymbol = Symbols.ofDistance(distance);
                put(out, distances, distanceSymbol);
                out.write(distance - Symbols.distanceBase(distanceSymbol), Symbols.distanceBits(distanceSymbol));
            }
        }
        put(out, literals, Symbols.END_OF_BLOCK);
    }

    /** Writes bytes as they are; none at all fills the last byte up, so that other blocks can follow in whole bytes. */
    static void store(BitWriter out, byte[] buffer, int from, int to, boolean last) {
        int position = from;
        do {
            int length = Math.min(LONGEST_STORED, to - position);
            out.write(last && position + length == to ? 1 : 0, 3);
            out.align();
            out.write(length, Short.SIZE);
            out.write(~length & 0xffff, Short.SIZE);
            out.write(buffer, position, length);
            position += length;
        } while (position < to);
    }

    private void writeCode(BitWriter out) {
        out.write(literalCount - LEAST_LITERALS, 5);
        out.write(distanceCount - 1, 5);
        out.write(codeCount() - 4, 4);
        for (int i = 0; i < codeCount(); i++) {
            out.write(code.lengths[ORDER[i]], 3);
        }
        for (int[] run : lengths) {
            put(out, code, run[0]);
            out.write(run[1], run[2]);
        }
    }

    private int codeCount() {
        int count = ORDER.length;
        while (count > 4 && code.lengths[ORDER[count - 1]] == 0) {
            count--;
        }
        return count;
    }

    private static void put(BitWriter out, PrefixCode code, int symbol) {
        out.write(code.codes[symbol], code.lengths[symbol]);
    }

    private static int used(int[] lengths) {
        int used = lengths.length;
        while (used > 0 && lengths[used - 1] == 0) {
            used--;
        }
        return used;
    }

    /** Symbols of the code for code lengths, each with the value and number of its extra bits. */
    private static List<int[]> runs(int[] lengths) {
        List<int[]> runs = new ArrayList<>();
        int position = 0;
        while (position < lengths.length) {
            int length = lengths[position];
            int end = position + 1;
            while (end < lengths.length && lengths[end] == length) {
                end++;
            }
            int left = end - position;
            if (length > 0) {
                runs.add(new int[] {length, 0, 0});
                left--;
            }
            left = length == 0
                    ? repeat(runs, ZEROS, 3, 10, 3, repeat(runs, MANY_ZEROS, 11, 138, 7, left))
                    : repeat(runs, REPEAT, 3, 6, 2, left);
            for (; left > 0; left--) {
                runs.add(new int[] {length, 0, 0});
            }
            position = end;
        }
        return runs;
    }

    private static int repeat(List<int[]> runs, int symbol, int least, int most, int bits, int count) {
        int left = count;
        while (left >= least) {
            int length = Math.min(most, left);
            runs.add(new int[] {symbol, length - least, bits});
            left -= length;
        }
        return left;
    }
}
