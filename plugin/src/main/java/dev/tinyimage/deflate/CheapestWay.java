package dev.tinyimage.deflate;

/** The cheapest way through a block, of all that its matches allow. */
final class CheapestWay {

    /** Of a match so many lengths are tried: a much shorter one hardly ever pays. */
    private static final int LENGTHS = 16;

    private final byte[] buffer;
    private final Matches matches;

    CheapestWay(byte[] buffer, Matches matches) {
        this.buffer = buffer;
        this.matches = matches;
    }

    /** The tokens from one position to another, whose matches have been found last. */
    int[] tokens(int from, int to, Prices prices) {
        int size = to - from;
        int[] tokens = new int[size];
        int[] costs = new int[size + 1]; // from each position to the end
        for (int position = size - 1; position >= 0; position--) {
            costs[position] = prices.literal[buffer[from + position] & 0xff] + costs[position + 1];
            tokens[position] = Token.LITERAL;
            takeMatch(position, size, prices, tokens, costs);
        }
        return tokens;
    }

    /** Longest first: that is the best most of the time, which the processor learns to foresee. */
    private void takeMatch(int position, int size, Prices prices, int[] tokens, int[] costs) {
        int best = costs[position];
        int first = matches.first(position);
        for (int match = matches.first(position + 1) - 1; match >= first; match--) {
            int distance = matches.distance(match);
            int priceOfDistance = prices.distance[Symbols.ofDistance(distance)];
            int longest = Math.min(matches.length(match), size - position);
            int shorter = match == first ? Matches.SHORTEST - 1 : matches.length(match - 1);
            for (int length = longest; length > Math.max(shorter, longest - LENGTHS); length--) {
                int cost = priceOfDistance + prices.length[length] + costs[position + length];
                if (cost < best) {
                    best = cost;
                    tokens[position] = Token.match(length, distance);
                }
            }
        }
        costs[position] = best;
    }
}
