package dev.tinyimage.deflate;

/**
 * Deflate (RFC 1951). A quick way through all bytes says where blocks end, and which of them do not compress, such as those
 * of jars. Through all others the cheapest way is searched instead of taking the next best match, as zopfli and libdeflate
 * do. What is cheap depends on the code, and the code on the way, so both are found in turns.
 */
final class DeflatePart {

    /** Ways that are tried for each block: it is much like the one before, so the first prices are nearly right. */
    private static final int TURNS = 2;

    /** The same for the first block of a part. */
    private static final int FIRST_TURNS = 5;

    /** A block of which the quick way leaves more than so many percent is not searched: little could be gained. */
    private static final int DENSE = 90;

    private final byte[] buffer;
    private final int[] tokens;
    private final BitWriter out;
    private final Matches matches;
    private final CheapestWay cheapest;
    private Frequencies known;

    private DeflatePart(Workspace workspace, byte[] buffer, int end) {
        this.buffer = buffer;
        this.tokens = workspace.tokens;
        this.out = workspace.out;
        this.matches = new Matches(workspace, buffer, end);
        this.cheapest = new CheapestWay(workspace, buffer, matches);
    }

    /**
     * Compresses a part of a buffer, which may repeat what comes before it.
     *
     * @param workspace that nobody else uses meanwhile
     * @param buffer goes on for {@link Bytes#SPARE} bytes after the end
     * @param last whether the stream ends with it; else it ends with a whole byte, so that the next part can follow
     */
    static byte[] deflate(Workspace workspace, byte[] buffer, int start, int end, boolean last) {
        DeflatePart part = new DeflatePart(workspace, buffer, end);
        part.out.clear();
        QuickWay.find(buffer, start, end, part.tokens);
        for (Block block : Block.of(buffer, start, end, part.tokens)) {
            part.write(block, last && block.to() == end);
        }
        if (!last || start == end) {
            DeflateBlock.store(part.out, buffer, end, end, last);
        }
        part.out.align();
        return part.out.bytes();
    }

    private void write(Block block, boolean last) {
        int size = block.to() - block.from();
        long dense = (long) size * Byte.SIZE * Log2.ONE * DENSE / 100;
        Frequencies frequencies = block.cost() > dense ? block.frequencies() : search(block);
        DeflateBlock coded = new DeflateBlock(frequencies);
        if (coded.bits() / Byte.SIZE < size) {
            coded.write(out, buffer, block.from(), block.to(), tokens, last);
        } else {
            DeflateBlock.store(out, buffer, block.from(), block.to(), last);
        }
    }

    /** Puts the cheapest way in the place of the quick one. */
    private Frequencies search(Block block) {
        matches.find(block.from(), block.to());
        int turns = known == null ? FIRST_TURNS : TURNS;
        Frequencies best = known == null ? block.frequencies() : known;
        for (int turn = 0; turn < turns; turn++) {
            cheapest.find(block.from(), block.to(), new Prices(best), tokens);
            best = Frequencies.of(buffer, block.from(), block.to(), tokens);
        }
        known = best;
        return best;
    }
}
