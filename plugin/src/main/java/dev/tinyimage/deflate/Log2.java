package dev.tinyimage.deflate;

/** Logarithms to base two in fixed point, so that all machines decide alike: {@link Math#log} may differ in its last bit. */
final class Log2 {

    /** One bit. */
    static final int ONE = 1 << 8;

    private static final int PRECISION = 12;
    private static final int[] FRACTIONS = fractions();

    private Log2() {}

    /** The logarithm of a positive number, in {@link #ONE} parts of a bit. */
    static int of(int number) {
        int zeros = Integer.numberOfLeadingZeros(number);
        int fraction = number << zeros << 1 >>> Integer.SIZE - PRECISION;
        return (Integer.SIZE - 1 - zeros) * ONE + FRACTIONS[fraction];
    }

    private static int[] fractions() {
        int[] fractions = new int[1 << PRECISION];
        for (int i = 0; i < fractions.length; i++) {
            double log2 = StrictMath.log(1 + (double) i / fractions.length) / StrictMath.log(2);
            fractions[i] = (int) (log2 * ONE + 0.5);
        }
        return fractions;
    }
}
