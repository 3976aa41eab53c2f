package dev.tinyimage.classfile;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Collection;

/**
 * Says of nearly all texts of a class file, from their bytes alone, that they are none of the wanted ones; where it does
 * not, they may be. It does not tell upper case from lower.
 */
public final class ByteFilter {

    /** Lets everything through. */
    public static final ByteFilter ALL = new ByteFilter(true);

    /** Lets nothing through. */
    public static final ByteFilter NONE = new ByteFilter(false);

    private static final int LAST_HASH = (1 << 16) - 1;

    /** Sets this bit, which letters of lower case have and those of upper case have not; it does other characters no harm. */
    private static final int LOWER_CASE = 0x20;

    private final BitSet hashes = new BitSet();
    private final boolean all;

    private ByteFilter(boolean all) {
        this.all = all;
    }

    /** Lets these texts through, and those that begin with one of them and a dot, dash or underscore. */
    public static ByteFilter of(Collection<String> texts) {
        ByteFilter filter = new ByteFilter(false);
        for (String text : texts) {
            int hash = 0;
            for (byte character : text.getBytes(StandardCharsets.UTF_8)) {
                hash = next(hash, character);
            }
            filter.hashes.set(hash & LAST_HASH);
        }
        return filter;
    }

    /** Whether the text between two places of a class file may be a wanted one. */
    boolean lets(byte[] file, int from, int to) {
        if (all) {
            return true;
        }
        int hash = 0;
        for (int i = from; i < to; i++) {
            byte character = file[i];
            if ((character == '.' || character == '-' || character == '_') && hashes.get(hash & LAST_HASH)) {
                return true;
            }
            hash = next(hash, character);
        }
        return hashes.get(hash & LAST_HASH);
    }

    private static int next(int hash, byte character) {
        return 31 * hash + (character | LOWER_CASE);
    }
}
