package dev.tinyimage.elf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rewrites the relative relocations of a library in their packed form, DT_RELR (System V gABI, "Relative Relocation
 * Table"): instead of 24 bytes for each pointer, a bit, and the pointer in its place. What was the table has room for the
 * new one and for the tables that name the version of the C library that can read it; the rest of it becomes zeros, so all
 * else stays where it is.
 */
public final class PackedRelocations {

    /** glibc wants the library to name this version, and has it since 2.36 (release notes of 2.36). */
    public static final String VERSION = "GLIBC_ABI_DT_RELR";

    private static final String LIBC = "libc.so.6";
    private static final int PT_LOAD = 1;
    private static final int PT_DYNAMIC = 2;
    private static final int WORD = Long.BYTES;
    private static final int RELA = 3 * WORD;
    private static final int VERSION_ENTRY = 16;
    private static final int BITS = Long.SIZE - 1;

    private static final long DT_STRTAB = 5;
    private static final long DT_RELA = 7;
    private static final long DT_RELASZ = 8;
    private static final long DT_STRSZ = 10;
    private static final long DT_RELRSZ = 35;
    private static final long DT_RELR = 36;
    private static final long DT_RELRENT = 37;
    private static final long DT_RELACOUNT = 0x6ffffff9L;
    private static final long DT_VERNEED = 0x6ffffffeL;
    private static final long DT_VERNEEDNUM = 0x6fffffffL;
    private static final List<Long> NEEDED =
            List.of(DT_STRTAB, DT_STRSZ, DT_RELA, DT_RELASZ, DT_RELACOUNT, DT_VERNEED, DT_VERNEEDNUM);

    /** R_X86_64_RELATIVE and R_AARCH64_RELATIVE, by machine. */
    private static final Map<Integer, Long> RELATIVE = Map.of(62, 8L, 183, 1027L);

    private final ByteBuffer file;
    private final List<LoadSegment> segments = new ArrayList<>();
    private final Map<Long, Integer> entries = new HashMap<>();
    private int dynamicEnd;
    private int freeEntries;

    private record LoadSegment(long address, long offset, long size) {}

    private PackedRelocations(ByteBuffer file) {
        this.file = file;
    }

    /** Packs a library in place; one that is not of the expected form stays as it is. */
    public static void pack(Path library) throws IOException {
        byte[] bytes = Files.readAllBytes(library);
        if (pack(bytes)) {
            Files.write(library, bytes);
        }
    }

    private static boolean pack(byte[] bytes) {
        ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        boolean isElf64 = bytes.length > 64 && file.getInt(0) == 0x464c457f && bytes[4] == 2 && bytes[5] == 1;
        return isElf64 && new PackedRelocations(file).pack();
    }

    private boolean pack() {
        readHeaders();
        if (!entries.keySet().containsAll(NEEDED) || entries.containsKey(DT_RELR) || freeEntries < 3) {
            return false;
        }
        int table = offset(value(DT_RELA));
        int size = (int) value(DT_RELASZ);
        int count = (int) value(DT_RELACOUNT);
        long[] places = new long[count];
        for (int i = 0; i < count; i++) {
            places[i] = file.getLong(table + i * RELA);
            if (!isPackable(table + i * RELA)) {
                return false;
            }
        }
        byte[] versions = versions();
        byte[] names = names();
        byte[] others = new byte[size - count * RELA];
        file.get(table + count * RELA, others);
        long[] packed = packed(places);
        if (versions == null || others.length + packed.length * WORD + versions.length + names.length + WORD > size) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            file.putLong(offset(places[i]), file.getLong(table + i * RELA + 2 * WORD));
        }
        file.put(table, new byte[size]);
        file.put(table, others);
        int packedAt = others.length;
        for (int i = 0; i < packed.length; i++) {
            file.putLong(table + packedAt + i * WORD, packed[i]);
        }
        int versionsAt = packedAt + packed.length * WORD;
        file.put(table + versionsAt, versions);
        int namesAt = versionsAt + versions.length;
        file.put(table + namesAt, names);
        long address = value(DT_RELA);
        moveSection(value(DT_VERNEED), address + versionsAt, versions.length);
        moveSection(value(DT_STRTAB), address + namesAt, names.length);
        moveSection(address, address, others.length);
        set(DT_RELASZ, others.length);
        set(DT_VERNEED, address + versionsAt);
        set(DT_STRTAB, address + namesAt);
        set(DT_STRSZ, names.length);
        putEntry(entries.get(DT_RELACOUNT), DT_RELR, address + packedAt);
        putEntry(dynamicEnd, DT_RELRSZ, (long) packed.length * WORD);
        putEntry(dynamicEnd + 2 * WORD, DT_RELRENT, WORD);
        return true;
    }

    private void readHeaders() {
        int table = (int) file.getLong(32);
        for (int i = 0; i < file.getShort(56); i++) {
            int header = table + i * file.getShort(54);
            LoadSegment segment =
                    new LoadSegment(file.getLong(header + 16), file.getLong(header + 8), file.getLong(header + 32));
            if (file.getInt(header) == PT_LOAD) {
                segments.add(segment);
            } else if (file.getInt(header) == PT_DYNAMIC) {
                readDynamic((int) segment.offset(), (int) segment.size());
            }
        }
    }

    private void readDynamic(int offset, int size) {
        int at = offset;
        for (; at < offset + size && file.getLong(at) != 0; at += 2 * WORD) {
            entries.put(file.getLong(at), at);
        }
        dynamicEnd = at;
        freeEntries = (offset + size - at) / (2 * WORD);
    }

    /** A relative one, of a place that the file has and that the packed form can tell. */
    private boolean isPackable(int relocation) {
        long place = file.getLong(relocation);
        Long relative = RELATIVE.get((int) file.getShort(18));
        return relative != null && file.getLong(relocation + WORD) == relative && place % 2 == 0 && offset(place) >= 0;
    }

    /** An address, and after it bits for the words that follow it; a bit at the end tells these from addresses. */
    private static long[] packed(long[] unsorted) {
        long[] places = unsorted.clone();
        Arrays.sort(places);
        long[] packed = new long[places.length];
        int used = 0;
        int next = 0;
        while (next < places.length) {
            packed[used++] = places[next];
            long base = places[next++] + WORD;
            for (long bits = -1; bits != 0; base += (long) BITS * WORD) {
                bits = 0;
                while (next < places.length
                        && places[next] - base < (long) BITS * WORD
                        && (places[next] - base) % WORD == 0) {
                    bits |= 1L << (places[next++] - base) / WORD;
                }
                if (bits != 0) {
                    packed[used++] = bits << 1 | 1;
                }
            }
        }
        return Arrays.copyOf(packed, used);
    }

    /** The table of needed versions with one more for the C library; null where that is not needed at all. */
    private byte[] versions() {
        int table = offset(value(DT_VERNEED));
        int end = 0;
        int highest = 1;
        int library = -1;
        int last = 0;
        int need = 0;
        for (long i = 0; i < value(DT_VERNEEDNUM); i++) {
            boolean isLibc = name(file.getInt(table + need + 4)).equals(LIBC);
            int version = need + file.getInt(table + need + 8);
            for (int j = 1; ; j++) {
                highest = Math.max(highest, file.getShort(table + version + 6) & 0x7fff);
                end = Math.max(end, version + VERSION_ENTRY);
                if (j == file.getShort(table + need + 2)) {
                    break;
                }
                version += file.getInt(table + version + 12);
            }
            if (isLibc) {
                library = need;
                last = version;
            }
            need += file.getInt(table + need + 12);
        }
        if (library < 0) {
            return null;
        }
        ByteBuffer copy = ByteBuffer.allocate(end + VERSION_ENTRY).order(file.order());
        copy.put(0, file.array(), table, end);
        copy.putShort(library + 2, (short) (copy.getShort(library + 2) + 1));
        copy.putInt(last + 12, end - last);
        copy.putInt(end, hash(VERSION));
        copy.putShort(end + 6, (short) (highest + 1));
        copy.putInt(end + 8, (int) value(DT_STRSZ));
        return copy.array();
    }

    /** The table of names with one more at its end. */
    private byte[] names() {
        byte[] added = (VERSION + "\0").getBytes(StandardCharsets.US_ASCII);
        int size = (int) value(DT_STRSZ);
        byte[] names = new byte[size + added.length];
        file.get(offset(value(DT_STRTAB)), names, 0, size);
        System.arraycopy(added, 0, names, size, added.length);
        return names;
    }

    private String name(int at) {
        int start = offset(value(DT_STRTAB)) + at;
        int end = start;
        while (file.get(end) != 0) {
            end++;
        }
        return new String(file.array(), start, end - start, StandardCharsets.US_ASCII);
    }

    /** The loader does not look at sections, but tools do. */
    private void moveSection(long from, long to, long size) {
        int table = (int) file.getLong(40);
        for (int i = 1; i < file.getShort(60); i++) {
            int section = table + i * file.getShort(58);
            if (file.getLong(section + 16) == from) {
                file.putLong(section + 16, to);
                file.putLong(section + 24, offset(to));
                file.putLong(section + 32, size);
                return;
            }
        }
    }

    private int offset(long address) {
        for (LoadSegment segment : segments) {
            if (address >= segment.address() && address < segment.address() + segment.size()) {
                return (int) (address - segment.address() + segment.offset());
            }
        }
        return -1;
    }

    private long value(long tag) {
        return file.getLong(entries.get(tag) + WORD);
    }

    private void set(long tag, long value) {
        file.putLong(entries.get(tag) + WORD, value);
    }

    private void putEntry(int at, long tag, long value) {
        file.putLong(at, tag);
        file.putLong(at + WORD, value);
    }

    /** System V gABI, "Hash Table". */
    private static int hash(String name) {
        int hash = 0;
        for (char letter : name.toCharArray()) {
            hash = (hash << 4) + letter;
            int high = hash & 0xf0000000;
            hash = (hash ^ high >>> 24) & ~high;
        }
        return hash;
    }
}
