package dev.tinyimage.elf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Empties the tables by which exceptions of C++, debuggers and some profilers find their way up a stack (Linux Standard
 * Base, "Exception Frames"). HotSpot has no such exceptions and walks its stacks by frame pointers. What is overwritten
 * with zeros, which end such a table, keeps its place in the file and takes none in a compressed layer.
 */
public final class UnwindTables {

    private static final int MAGIC = 0x7f454c46;
    private static final int EI_CLASS = 4;
    private static final int EI_DATA = 5;
    private static final byte ELFCLASS64 = 2;
    private static final byte ELFDATA2LSB = 1;
    private static final int PT_NULL = 0;
    private static final int PT_GNU_EH_FRAME = 0x6474e550;
    private static final String FRAMES = ".eh_frame";
    private static final String SORTED_FRAMES = ".eh_frame_hdr";

    private UnwindTables() {}

    /** Empties the tables of a library in place; a file that is no 64-bit ELF file stays as it is. */
    public static void clear(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (bytes.length > EI_DATA && ByteBuffer.wrap(bytes).getInt() == MAGIC && bytes[EI_CLASS] == ELFCLASS64) {
            clear(ByteBuffer.wrap(bytes)
                    .order(bytes[EI_DATA] == ELFDATA2LSB ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN));
            Files.write(file, bytes);
        }
    }

    static void clear(ByteBuffer file) {
        int sections = (int) file.getLong(40);
        int sectionSize = file.getShort(58);
        int names = (int) file.getLong(sections + file.getShort(62) * sectionSize + 24);
        for (int i = 0; i < file.getShort(60); i++) {
            int section = sections + i * sectionSize;
            String name = name(file, names + file.getInt(section));
            if (name.equals(FRAMES) || name.equals(SORTED_FRAMES)) {
                int offset = (int) file.getLong(section + 24);
                int size = (int) file.getLong(section + 32);
                file.put(offset, new byte[size]);
            }
        }
        int segments = (int) file.getLong(32);
        for (int i = 0; i < file.getShort(56); i++) {
            int segment = segments + i * file.getShort(54);
            if (file.getInt(segment) == PT_GNU_EH_FRAME) {
                file.putInt(segment, PT_NULL);
            }
        }
    }

    private static String name(ByteBuffer file, int at) {
        int end = at;
        while (file.get(end) != 0) {
            end++;
        }
        return new String(file.array(), at, end - at, StandardCharsets.US_ASCII);
    }
}
