package dev.tinyimage.deflate;

/** What literals and matches cost in bits if symbols occur as often as they did. */
final class Prices {

    final float[] literal = new float[Symbols.END_OF_BLOCK];
    final float[] length = new float[Matches.LONGEST + 1];
    final float[] distance = new float[Symbols.DISTANCES];

    Prices(Frequencies frequencies) {
        float[] symbols = entropy(frequencies.literals);
        System.arraycopy(symbols, 0, literal, 0, literal.length);
        for (int i = Matches.SHORTEST; i <= Matches.LONGEST; i++) {
            int symbol = Symbols.ofLength(i);
            length[i] = symbols[symbol] + Symbols.lengthBits(symbol);
        }
        float[] distances = entropy(frequencies.distances);
        for (int i = 0; i < distance.length; i++) {
            distance[i] = distances[i] + Symbols.distanceBits(i);
        }
    }

    /** A symbol that did not occur is taken to occur once. */
    private static float[] entropy(int[] counts) {
        long sum = 0;
        for (int count : counts) {
            sum += count;
        }
        double all = Frequencies.log2(Math.max(1, sum));
        float[] bits = new float[counts.length];
        for (int i = 0; i < counts.length; i++) {
            bits[i] = (float) (all - Frequencies.log2(Math.max(1, counts[i])));
        }
        return bits;
    }
}
