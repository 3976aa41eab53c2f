package dev.tinyimage.deflate;

/** The cheapest way through a block, of all that its matches allow. */
final class CheapestWay {

    /** Of a match so many lengths are tried: a much shorter one hardly ever pays. */
    private static final int LENGTHS = 16;

    private final byte[] buffer;
    private final Matches matches;

    /** From each position of the block to its end. */
    private final int[] costs;

    CheapestWay(Workspace workspace, byte[] buffer, Matches matches) {
        this.buffer = buffer;
        this.matches = matches;
        this.costs = workspace.costs;
    }

    /**
     * Finds the way from one position to another, whose matches have been found last.
     *
     * @param tokens that become those of the way, each where its first byte is in the buffer
     */
    void find(int from, int to, Prices prices, int[] tokens) {
        int size = to - from;
        costs[size] = 0;
        for (int position = size - 1; position >= 0; position--) {
            costs[position] = prices.literal[buffer[from + position] & 0xff] + costs[position + 1];
            tokens[from + position] = takeMatch(position, size, prices);
        }
    }

    /** Longest first: that is the best most of the time, which the processor learns to foresee. */
    private int takeMatch(int position, int size, Prices prices) {
        int token = Token.LITERAL;
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
                    token = Token.match(length, distance);
                }
            }
        }
        costs[position] = best;
        return token;
    }
}
