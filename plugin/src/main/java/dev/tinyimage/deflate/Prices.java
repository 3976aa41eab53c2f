package dev.tinyimage.deflate;

/** What literals and matches cost in {@link Log2#ONE} parts of a bit if symbols occur as often as they did. */
final class Prices {

    final int[] literal = new int[Symbols.END_OF_BLOCK];
    final int[] length = new int[Matches.LONGEST + 1];
    final int[] distance = new int[Symbols.DISTANCES];

    Prices(Frequencies frequencies) {
        int[] symbols = entropy(frequencies.literals);
        System.arraycopy(symbols, 0, literal, 0, literal.length);
        for (int i = Matches.SHORTEST; i <= Matches.LONGEST; i++) {
            int symbol = Symbols.ofLength(i);
            length[i] = symbols[symbol] + Symbols.lengthBits(symbol) * Log2.ONE;
        }
        int[] distances = entropy(frequencies.distances);
        for (int i = 0; i < distance.length; i++) {
            distance[i] = distances[i] + Symbols.distanceBits(i) * Log2.ONE;
        }
    }

    /** A symbol that did not occur is taken to occur once. */
    private static int[] entropy(int[] counts) {
        int sum = 0;
        for (int count : counts) {
            sum += count;
        }
        int all = Log2.of(Math.max(1, sum));
        int[] bits = new int[counts.length];
        for (int i = 0; i < counts.length; i++) {
            bits[i] = all - Log2.of(Math.max(1, counts[i]));
        }
        return bits;
    }
}
