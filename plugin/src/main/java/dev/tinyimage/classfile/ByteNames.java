package dev.tinyimage.classfile;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Names to be found among the constants of class files. They are compared byte by byte in the form of class files, with
 * slashes (JVMS 4.2.1), for of a hundred constants ninety-nine are none of them, and making a text of each would take
 * longer than all else.
 */
public final class ByteNames {

    /** Finds nothing. */
    public static final ByteNames NONE = of(List.of());

    /** A hash table with open addressing, at most half full. */
    private final byte[][] table;

    /** The same names with dots. */
    private final String[] names;

    private final List<byte[]> all = new ArrayList<>();

    private ByteNames(int size) {
        this.table = new byte[size][];
        this.names = new String[size];
    }

    /** A set of names of classes or packages, or of beginnings of names, all with dots. */
    public static ByteNames of(Collection<String> names) {
        ByteNames set = new ByteNames(Integer.highestOneBit(names.size() + 1) * 4);
        names.forEach(set::add);
        return set;
    }

    private void add(String name) {
        byte[] bytes = name.replace('.', '/').getBytes(StandardCharsets.UTF_8);
        all.add(bytes);
        int slot = slot(bytes, 0, bytes.length);
        table[slot] = bytes;
        names[slot] = name;
    }

    /** Whether what stands between two places of a class file begins with one of these. */
    boolean begins(byte[] file, int from, int to) {
        for (byte[] name : all) {
            int end = from + name.length;
            if (end <= to && Arrays.equals(name, 0, name.length, file, from, end)) {
                return true;
            }
        }
        return false;
    }

    /** The name that stands between two places of a class file; null if it is none of these. */
    String find(byte[] file, int from, int to) {
        return names[slot(file, from, to)];
    }

    private int slot(byte[] bytes, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + bytes[i];
        }
        int last = table.length - 1;
        int slot = (hash ^ hash >>> 16) & last;
        while (table[slot] != null && !Arrays.equals(table[slot], 0, table[slot].length, bytes, from, to)) {
            slot = slot + 1 & last;
        }
        return slot;
    }
}
