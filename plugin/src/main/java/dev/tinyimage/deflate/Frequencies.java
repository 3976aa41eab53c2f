package dev.tinyimage.deflate;

/** How often each symbol occurs in a block. */
final class Frequencies {

    final int[] literals = new int[Symbols.LITERALS_AND_LENGTHS];
    final int[] distances = new int[Symbols.DISTANCES];

    void literal(int value) {
        literals[value]++;
    }

    void match(int length, int distance) {
        literals[Symbols.ofLength(length)]++;
        distances[Symbols.ofDistance(distance)]++;
    }

    void add(Frequencies others) {
        for (int i = 0; i < literals.length; i++) {
            literals[i] += others.literals[i];
        }
        for (int i = 0; i < distances.length; i++) {
            distances[i] += others.distances[i];
        }
    }

    /** About the bits of such a block: its symbols by their entropy, and what its code takes. */
    double bits() {
        return bits(literals) + bits(distances);
    }

    private static double bits(int[] counts) {
        double perSymbolOfCode = 4;
        long sum = 0;
        double bits = 0;
        for (int count : counts) {
            if (count > 0) {
                sum += count;
                bits -= count * log2(count);
                bits += perSymbolOfCode;
            }
        }
        return sum == 0 ? 0 : bits + sum * log2(sum);
    }

    static double log2(double value) {
        return Math.log(value) / Math.log(2);
    }
}
