package dev.tinyimage.deflate;

/** How often each symbol occurs in a block. */
final class Frequencies {

    /** What a symbol takes in the code for it, about. */
    private static final int BITS_OF_CODE = 4;

    final int[] literals = new int[Symbols.LITERALS_AND_LENGTHS];
    final int[] distances = new int[Symbols.DISTANCES];

    private Frequencies() {
        literals[Symbols.END_OF_BLOCK] = 1;
    }

    /**
     * The symbols of a way through a part of a buffer.
     *
     * @param from the first byte of this part
     * @param to the byte behind the last
     * @param tokens of the way, each where its first byte is in the buffer
     */
    static Frequencies of(byte[] buffer, int from, int to, int[] tokens) {
        Frequencies frequencies = new Frequencies();
        for (int i = from; i < to; i += Token.length(tokens[i])) {
            int length = Token.length(tokens[i]);
            if (length == 1) {
                frequencies.literals[buffer[i] & 0xff]++;
            } else {
                frequencies.literals[Symbols.ofLength(length)]++;
                frequencies.distances[Symbols.ofDistance(Token.distance(tokens[i]))]++;
            }
        }
        return frequencies;
    }

    /** Those of two blocks as one. */
    Frequencies with(Frequencies others) {
        Frequencies sum = new Frequencies();
        for (int i = 0; i < Symbols.END_OF_BLOCK; i++) {
            sum.literals[i] = literals[i] + others.literals[i];
        }
        for (int i = Symbols.END_OF_BLOCK + 1; i < literals.length; i++) {
            sum.literals[i] = literals[i] + others.literals[i];
        }
        for (int i = 0; i < distances.length; i++) {
            sum.distances[i] = distances[i] + others.distances[i];
        }
        return sum;
    }

    /** About the length of such a block in {@link Log2#ONE} parts of a bit: its symbols by their entropy, and its code. */
    long cost() {
        return cost(literals) + cost(distances) + extraBits() * Log2.ONE;
    }

    /** Bits that say which of the lengths and distances of its symbol a match has. */
    long extraBits() {
        long bits = 0;
        for (int i = Symbols.END_OF_BLOCK + 1; i < literals.length; i++) {
            bits += (long) literals[i] * Symbols.lengthBits(i);
        }
        for (int i = 0; i < distances.length; i++) {
            bits += (long) distances[i] * Symbols.distanceBits(i);
        }
        return bits;
    }

    private static long cost(int[] counts) {
        int sum = 0;
        long cost = 0;
        for (int count : counts) {
            if (count > 0) {
                sum += count;
                cost += BITS_OF_CODE * Log2.ONE - (long) count * Log2.of(count);
            }
        }
        return sum == 0 ? 0 : cost + (long) sum * Log2.of(sum);
    }
}
