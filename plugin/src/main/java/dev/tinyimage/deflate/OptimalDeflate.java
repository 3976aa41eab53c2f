package dev.tinyimage.deflate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Deflate (RFC 1951) by searching the cheapest way through all matches instead of taking the next best one, as zopfli and
 * libdeflate do. What is cheap depends on the code, and the code on the way, so both are found in turns.
 */
final class OptimalDeflate {

    /** Ways that are tried for each block at most. */
    private static final int TURNS = 6;

    /**
     * The part of a block that a way has to save for another one to be tried. To go on for less takes a third of the time
     * more, and saves a hundredth of a percent.
     */
    private static final double LEAST_SAVING = 0.001;

    /** Bytes between two places at which a block may end. */
    private static final int GRAIN = 1 << 12;

    private final byte[] buffer;
    private final int start;
    private final int end;
    private final Matches matches;
    private final int[] steps;
    private final int[] distances;
    private final float[] costs;
    private final int[] reachedBy;
    private final int[] reachedFrom;

    private OptimalDeflate(byte[] buffer, int start, int end) {
        this.buffer = buffer;
        this.start = start;
        this.end = end;
        this.matches = Matches.find(buffer, start, end);
        this.steps = new int[end - start];
        this.distances = new int[end - start];
        this.costs = new float[end - start + 1];
        this.reachedBy = new int[end - start + 1];
        this.reachedFrom = new int[end - start + 1];
    }

    /**
     * Compresses a part of a buffer, which may repeat what comes before it.
     *
     * @param last whether the stream ends with it; else it ends with a whole byte, so that the next part can follow
     */
    static byte[] deflate(byte[] buffer, int start, int end, boolean last) {
        OptimalDeflate deflate = new OptimalDeflate(buffer, start, end);
        BitWriter out = new BitWriter();
        List<Integer> borders = deflate.borders();
        for (int i = 1; i < borders.size(); i++) {
            deflate.block(out, borders.get(i - 1), borders.get(i), last && i == borders.size() - 1);
        }
        if (!last || borders.size() == 1) {
            DeflateBlock.store(out, buffer, end, end, last);
        }
        out.align();
        return out.bytes();
    }

    private void block(BitWriter out, int from, int to, boolean last) {
        Frequencies frequencies = greedy(from, to);
        int[] bestSteps = null;
        int[] bestDistances = null;
        DeflateBlock best = null;
        for (int turn = 0; turn < TURNS; turn++) {
            cheapest(from, to, new Prices(frequencies));
            frequencies = take(from, to);
            DeflateBlock block = new DeflateBlock(frequencies);
            if (best != null && block.bits() >= best.bits()) {
                break;
            }
            boolean settled = best != null && best.bits() - block.bits() < LEAST_SAVING * block.bits();
            best = block;
            bestSteps = Arrays.copyOfRange(steps, from - start, to - start);
            bestDistances = Arrays.copyOfRange(distances, from - start, to - start);
            if (settled) {
                break;
            }
        }
        if (best.bits() / Byte.SIZE < to - from) {
            best.write(out, buffer, from, to, bestSteps, bestDistances, from, last);
        } else {
            DeflateBlock.store(out, buffer, from, to, last);
        }
    }

    /** The cost of the cheapest way to each position, and its last step. */
    private void cheapest(int from, int to, Prices prices) {
        Arrays.fill(costs, from - start, to - start + 1, Float.MAX_VALUE);
        costs[from - start] = 0;
        for (int position = from - start; position < to - start; position++) {
            float cost = costs[position];
            float literal = cost + prices.literal[buffer[start + position] & 0xff];
            if (literal < costs[position + 1]) {
                costs[position + 1] = literal;
                reachedFrom[position + 1] = 1;
            }
            int length = Matches.SHORTEST;
            int longest = to - start - position;
            for (int match = matches.first(position); match < matches.first(position + 1); match++) {
                int distance = matches.distance(match);
                float withDistance = cost + prices.distance[Symbols.ofDistance(distance)];
                for (int most = Math.min(matches.length(match), longest); length <= most; length++) {
                    float price = withDistance + prices.length[length];
                    if (price < costs[position + length]) {
                        costs[position + length] = price;
                        reachedFrom[position + length] = length;
                        reachedBy[position + length] = distance;
                    }
                }
            }
        }
    }

    /** Follows the cheapest way back from its end. */
    private Frequencies take(int from, int to) {
        Frequencies frequencies = new Frequencies();
        for (int position = to - start; position > from - start; ) {
            int length = reachedFrom[position];
            int distance = reachedBy[position];
            position -= length;
            steps[position] = length;
            distances[position] = distance;
            count(frequencies, position, length, distance);
        }
        return frequencies;
    }

    /** The first guess: always the longest match. */
    private Frequencies greedy(int from, int to) {
        Frequencies frequencies = new Frequencies();
        for (int position = from - start; position < to - start; ) {
            int match = matches.first(position + 1) - 1;
            int length = 1;
            int distance = 0;
            if (match >= matches.first(position)) {
                int longest = Math.min(matches.length(match), to - start - position);
                length = longest < Matches.SHORTEST ? 1 : longest;
                distance = matches.distance(match);
            }
            count(frequencies, position, length, distance);
            position += length;
        }
        return frequencies;
    }

    private void count(Frequencies frequencies, int position, int length, int distance) {
        if (length == 1) {
            frequencies.literal(buffer[start + position] & 0xff);
        } else {
            frequencies.match(length, distance);
        }
    }

    /** Where blocks end: neighbours become one as long as two codes would cost more than they save. */
    private List<Integer> borders() {
        List<Integer> borders = new ArrayList<>(List.of(start));
        List<Frequencies> parts = new ArrayList<>();
        for (int from = start; from < end; from += GRAIN) {
            int to = Math.min(end, from + GRAIN);
            parts.add(greedy(from, to));
            borders.add(to);
        }
        List<Double> savings = new ArrayList<>();
        for (int i = 0; i + 1 < parts.size(); i++) {
            savings.add(saving(parts, i));
        }
        while (!savings.isEmpty() && Collections.max(savings) > 0) {
            int most = savings.indexOf(Collections.max(savings));
            parts.set(most, sum(parts.get(most), parts.remove(most + 1)));
            borders.remove(most + 1);
            savings.remove(most);
            if (most > 0) {
                savings.set(most - 1, saving(parts, most - 1));
            }
            if (most < savings.size()) {
                savings.set(most, saving(parts, most));
            }
        }
        return borders;
    }

    private static double saving(List<Frequencies> parts, int first) {
        Frequencies one = parts.get(first);
        Frequencies other = parts.get(first + 1);
        return one.bits() + other.bits() - sum(one, other).bits();
    }

    private static Frequencies sum(Frequencies one, Frequencies other) {
        Frequencies sum = new Frequencies();
        sum.add(one);
        sum.add(other);
        return sum;
    }
}
