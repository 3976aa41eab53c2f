package dev.tinyimage.elf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The sections of a little-endian ELF file of 64 bits, as a test of its own sees them. */
final class ElfSections {

    private static final int SHT_NOBITS = 8;

    private ElfSections() {}

    /** The names, in the order of the table; that of the null section is empty. */
    static List<String> names(byte[] file) {
        ByteBuffer elf = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        return IntStream.range(0, elf.getShort(0x3c))
                .mapToObj(i -> name(elf, i))
                .toList();
    }

    static byte[] content(byte[] file, String name) {
        ByteBuffer elf = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int header = header(elf, names(file).indexOf(name));
        int offset = (int) elf.getLong(header + 24);
        int size = elf.getInt(header + 4) == SHT_NOBITS ? 0 : (int) elf.getLong(header + 32);
        return Arrays.copyOfRange(file, offset, offset + size);
    }

    private static String name(ByteBuffer elf, int index) {
        int start = (int) elf.getLong(header(elf, elf.getShort(0x3e)) + 24) + elf.getInt(header(elf, index));
        int end = start;
        while (elf.get(end) != 0) {
            end++;
        }
        return new String(elf.array(), start, end - start, StandardCharsets.ISO_8859_1);
    }

    private static int header(ByteBuffer elf, int index) {
        return (int) elf.getLong(0x28) + index * 64;
    }
}
