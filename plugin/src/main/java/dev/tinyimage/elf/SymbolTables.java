package dev.tinyimage.elf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Takes the symbol tables out of ELF programs and libraries, as {@code strip} does, for any CPU: whatever is not loaded at
 * run time, debug information too. What is left is the loaded part byte for byte, and a section header table without the
 * rest (System V gABI, chapter 4).
 */
public final class SymbolTables {

    private static final int MAGIC = 0x7f454c46;
    private static final int EI_CLASS = 4;
    private static final int EI_DATA = 5;
    private static final byte ELFCLASS64 = 2;
    private static final byte ELFDATA2LSB = 1;
    private static final int E_TYPE = 16;
    private static final int ET_EXEC = 2;
    private static final int ET_DYN = 3;
    private static final int SHT_STRTAB = 3;
    private static final int SHT_NOBITS = 8;
    private static final int SHF_ALLOC = 2;
    private static final int SMALLEST_HEADER = 52;

    private SymbolTables() {}

    /**
     * Strips a file in place; one that is no ELF program or library, or has nothing to strip, stays as it is.
     *
     * @return bytes saved
     */
    public static long strip(Path file) throws IOException {
        byte[] before = Files.readAllBytes(file);
        byte[] after = strip(before);
        if (after.length < before.length) {
            Files.write(file, after);
        }
        return before.length - after.length;
    }

    /** The same for a file in memory, which comes back as it is where there is nothing to strip. */
    static byte[] strip(byte[] file) throws IOException {
        if (file.length < SMALLEST_HEADER || ByteBuffer.wrap(file).getInt() != MAGIC) {
            return file;
        }
        try {
            return new Stripper(file).strip();
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new IOException("a truncated or malformed ELF file", e);
        }
    }

    /** One file. Offsets in headers differ between 32 and 64 bits by the width of a word only. */
    private static final class Stripper {

        private final ByteBuffer file;
        private final boolean is64;
        private final int word;

        Stripper(byte[] bytes) {
            is64 = bytes[EI_CLASS] == ELFCLASS64;
            word = is64 ? Long.BYTES : Integer.BYTES;
            file = ByteBuffer.wrap(bytes)
                    .order(bytes[EI_DATA] == ELFDATA2LSB ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        }

        byte[] strip() {
            int type = file.getShort(E_TYPE);
            int lastLoaded = lastLoadedSection();
            if (type != ET_EXEC && type != ET_DYN || lastLoaded == 0) {
                return file.array();
            }
            int loadedEnd = loadedEnd(lastLoaded);
            byte[] names = sectionNames(lastLoaded);
            int table = align(loadedEnd + names.length);
            int sections = lastLoaded + 2; // those that are loaded, with the null section, and their names
            int size = table + sections * sectionSize();
            if (size >= file.capacity()) {
                return file.array();
            }
            ByteBuffer out = ByteBuffer.allocate(size).order(file.order());
            out.put(file.array(), 0, loadedEnd).put(names);
            for (int i = 1; i <= lastLoaded; i++) {
                if (isLoaded(i)) { // the place of another stays empty: symbols name sections by number
                    copySection(i, lastLoaded, out, table + i * sectionSize());
                }
            }
            putNames(out, table + (lastLoaded + 1) * sectionSize(), loadedEnd, names.length);
            putHeader(out, table, sections);
            return out.array();
        }

        /** Each name where it is in the old table, which is copied as far as it is still in use. */
        private byte[] sectionNames(int lastLoaded) {
            int names = section(unsigned(headerEnd() - 2));
            int offset = (int) word(names + 8 + 2 * word);
            int length = (int) word(names + 8 + 3 * word);
            int used = nameEnd(offset, file.getInt(names));
            for (int i = 1; i <= lastLoaded; i++) {
                used = isLoaded(i) ? Math.max(used, nameEnd(offset, file.getInt(section(i)))) : used;
            }
            byte[] copy = new byte[Math.min(used, length)];
            file.get(offset, copy);
            return copy;
        }

        private int nameEnd(int table, int name) {
            int at = name;
            while (file.get(table + at) != 0) {
                at++;
            }
            return at + 1;
        }

        private int lastLoadedSection() {
            int last = 0;
            for (int i = 1; i < unsigned(headerEnd() - 4); i++) {
                last = isLoaded(i) ? i : last;
            }
            return last;
        }

        private boolean isLoaded(int section) {
            return (word(section(section) + 8) & SHF_ALLOC) != 0;
        }

        /** Where the last byte ends that a segment or a loaded section has, or the table of segments itself. */
        private int loadedEnd(int lastLoaded) {
            int segments = (int) word(24 + word);
            int segmentSize = unsigned(headerEnd() - 10);
            int count = unsigned(headerEnd() - 8);
            long end = segments + (long) segmentSize * count;
            for (int i = 0; i < count; i++) {
                int at = segments + i * segmentSize;
                end = Math.max(end, word(at + (is64 ? 8 : 4)) + word(at + (is64 ? 32 : 16)));
            }
            for (int i = 1; i <= lastLoaded; i++) {
                int at = section(i);
                if (isLoaded(i) && file.getInt(at + 4) != SHT_NOBITS) {
                    end = Math.max(end, word(at + 8 + 2 * word) + word(at + 8 + 3 * word));
                }
            }
            return Math.toIntExact(end);
        }

        /** A link to a section that goes, which a loaded one has no use for, becomes none. */
        private void copySection(int section, int lastLoaded, ByteBuffer out, int at) {
            out.put(at, file.array(), section(section), sectionSize());
            int link = at + 8 + 4 * word;
            if (out.getInt(link) > lastLoaded) {
                out.putInt(link, 0);
            }
        }

        private void putNames(ByteBuffer out, int at, int offset, int length) {
            int names = section(unsigned(headerEnd() - 2));
            out.putInt(at, file.getInt(names));
            out.putInt(at + 4, SHT_STRTAB);
            putWord(out, at + 8 + 2 * word, offset);
            putWord(out, at + 8 + 3 * word, length);
            putWord(out, at + 16 + 4 * word, 1); // alignment
        }

        private void putHeader(ByteBuffer out, int table, int sections) {
            putWord(out, 24 + 2 * word, table);
            out.putShort(headerEnd() - 4, (short) sections);
            out.putShort(headerEnd() - 2, (short) (sections - 1));
        }

        /** Elf32_Ehdr and Elf64_Ehdr end with the number of sections and the section of their names. */
        private int headerEnd() {
            return 40 + 3 * word;
        }

        private int section(int index) {
            return Math.toIntExact(word(24 + 2 * word)) + index * sectionSize();
        }

        private int sectionSize() {
            return 16 + 6 * word;
        }

        private int align(int offset) {
            return (offset + word - 1) / word * word;
        }

        private int unsigned(int at) {
            return Short.toUnsignedInt(file.getShort(at));
        }

        private long word(int at) {
            return is64 ? file.getLong(at) : Integer.toUnsignedLong(file.getInt(at));
        }

        private void putWord(ByteBuffer out, int at, long value) {
            if (is64) {
                out.putLong(at, value);
            } else {
                out.putInt(at, (int) value);
            }
        }
    }
}
