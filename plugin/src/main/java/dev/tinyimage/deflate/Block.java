package dev.tinyimage.deflate;

import java.util.ArrayList;
import java.util.List;

/**
 * Bytes that share a code.
 *
 * @param from the first byte
 * @param to the byte behind the last
 * @param frequencies of the symbols of the quick way
 * @param cost of these, see {@link Frequencies#cost}
 */
record Block(int from, int to, Frequencies frequencies, long cost) {

    /** Bytes between two places at which a block may end, about. */
    private static final int GRAIN = 1 << 12;

    /** No block is longer, so that what is known of its positions takes little memory. */
    static final int LONGEST = 1 << 18;

    Block(int from, int to, Frequencies frequencies) {
        this(from, to, frequencies, frequencies.cost());
    }

    /** The blocks of a part of a buffer: neighbours become one as long as two codes would cost more than they save. */
    static List<Block> of(byte[] buffer, int start, int end, int[] tokens) {
        List<Block> blocks = grains(buffer, start, end, tokens);
        List<Long> savings = new ArrayList<>();
        for (int i = 0; i + 1 < blocks.size(); i++) {
            savings.add(blocks.get(i).saving(blocks.get(i + 1)));
        }
        for (int i = largest(savings); i >= 0; i = largest(savings)) {
            blocks.set(i, blocks.get(i).with(blocks.remove(i + 1)));
            savings.remove(i);
            for (int neighbour = Math.max(0, i - 1); neighbour <= i && neighbour < savings.size(); neighbour++) {
                savings.set(neighbour, blocks.get(neighbour).saving(blocks.get(neighbour + 1)));
            }
        }
        return blocks;
    }

    private static List<Block> grains(byte[] buffer, int start, int end, int[] tokens) {
        List<Block> grains = new ArrayList<>();
        for (int from = start; from < end; ) {
            int to = from;
            while (to < Math.min(end, from + GRAIN)) {
                to += Token.length(tokens[to]);
            }
            grains.add(new Block(from, to, Frequencies.of(buffer, from, to, tokens)));
            from = to;
        }
        return grains;
    }

    /** The place of the largest number above zero, or -1. */
    private static int largest(List<Long> numbers) {
        int place = -1;
        long largest = 0;
        for (int i = 0; i < numbers.size(); i++) {
            if (numbers.get(i) > largest) {
                largest = numbers.get(i);
                place = i;
            }
        }
        return place;
    }

    private Block with(Block next) {
        return new Block(from, next.to, frequencies.with(next.frequencies));
    }

    private long saving(Block next) {
        return next.to - from > LONGEST ? 0 : cost + next.cost - with(next).cost;
    }
}
