package dev.tinyimage.deflate;

/** The symbols of deflate for lengths and distances (RFC 1951, section 3.2.5). */
final class Symbols {

    static final int END_OF_BLOCK = 256;
    static final int LITERALS_AND_LENGTHS = 286;
    static final int DISTANCES = 30;

    private static final int FIRST_LENGTH = 257;
    private static final int LAST_LENGTH = 285;
    private static final int[] LENGTH_SYMBOL = new int[Matches.LONGEST + 1];
    private static final int[] LENGTH_BASE = new int[LITERALS_AND_LENGTHS];
    private static final int[] LENGTH_BITS = new int[LITERALS_AND_LENGTHS];
    private static final int[] DISTANCE_BASE = new int[DISTANCES];
    private static final int[] DISTANCE_BITS = new int[DISTANCES];

    static {
        int length = Matches.SHORTEST;
        for (int symbol = FIRST_LENGTH; symbol < LAST_LENGTH; symbol++) {
            LENGTH_BITS[symbol] = Math.max(0, (symbol - FIRST_LENGTH) / 4 - 1);
            LENGTH_BASE[symbol] = length;
            for (int i = 0; i < 1 << LENGTH_BITS[symbol]; i++) {
                LENGTH_SYMBOL[length++] = symbol;
            }
        }
        LENGTH_BASE[LAST_LENGTH] = Matches.LONGEST; // has a symbol of its own, without extra bits
        LENGTH_SYMBOL[Matches.LONGEST] = LAST_LENGTH;
        int distance = 1;
        for (int symbol = 0; symbol < DISTANCES; symbol++) {
            DISTANCE_BITS[symbol] = Math.max(0, symbol / 2 - 1);
            DISTANCE_BASE[symbol] = distance;
            distance += 1 << DISTANCE_BITS[symbol];
        }
    }

    private Symbols() {}

    static int ofLength(int length) {
        return LENGTH_SYMBOL[length];
    }

    static int lengthBits(int symbol) {
        return LENGTH_BITS[symbol];
    }

    static int lengthBase(int symbol) {
        return LENGTH_BASE[symbol];
    }

    static int ofDistance(int distance) {
        if (distance <= 4) {
            return distance - 1;
        }
        int highest = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(distance - 1);
        return 2 * highest + (distance - 1 >>> highest - 1 & 1);
    }

    static int distanceBits(int symbol) {
        return DISTANCE_BITS[symbol];
    }

    static int distanceBase(int symbol) {
        return DISTANCE_BASE[symbol];
    }
}
