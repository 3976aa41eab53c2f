package dev.tinyimage.deflate;

/**
 * The large arrays that compressing a part takes. The next part takes them again: G1 frees arrays of half a region and more
 * late, so the heap would grow by all that is thrown away meanwhile, some 40 MB for each part.
 */
final class Workspace {

    /** Tokens of a part, each where its first byte is in the buffer. */
    final int[] tokens = new int[Matches.WINDOW + GzipEncoder.PART];

    /** What it costs from each position of a block to its end. */
    final int[] costs = new int[Block.LONGEST + 1];

    /** For each position of a block and its end, the number of its first match. */
    final int[] firstMatch = new int[Block.LONGEST + 1];

    /** Matches of a block; whoever needs a longer array leaves it here. */
    int[] matches = new int[1 << 16];

    final BitWriter out = new BitWriter();
}
