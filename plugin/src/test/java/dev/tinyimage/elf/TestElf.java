package dev.tinyimage.elf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes ELF files that hold headers, a dynamic section and nothing to run. */
public final class TestElf {

    public static final int X86_64 = 62;
    public static final int AARCH64 = 183;

    private static final int PT_LOAD = 1;
    private static final int PT_DYNAMIC = 2;
    private static final int PT_INTERP = 3;
    private static final int DT_NEEDED = 1;
    private static final int DT_STRTAB = 5;
    private static final int DT_STRSZ = 10;
    private static final int DT_RPATH = 15;
    private static final int DT_RUNPATH = 29;

    /** Where the file is loaded: something other than its offset, as in real files. */
    private static final long ADDRESS = 0x400000;

    private final int machine;
    private boolean is64 = true;
    private ByteOrder order = ByteOrder.LITTLE_ENDIAN;
    private String interpreter;
    private final List<Long> tags = new ArrayList<>();
    private final List<String> values = new ArrayList<>();

    private TestElf(int machine) {
        this.machine = machine;
    }

    /** A file of 64 bits, least significant byte first. */
    public static TestElf of(int machine) {
        return new TestElf(machine);
    }

    public TestElf bits32() {
        is64 = false;
        return this;
    }

    public TestElf bigEndian() {
        order = ByteOrder.BIG_ENDIAN;
        return this;
    }

    public TestElf interpreter(String path) {
        interpreter = path;
        return this;
    }

    public TestElf needs(String... libraries) {
        List.of(libraries).forEach(library -> add(DT_NEEDED, library));
        return this;
    }

    public TestElf runPath(String path) {
        return add(DT_RUNPATH, path);
    }

    public TestElf rPath(String path) {
        return add(DT_RPATH, path);
    }

    private TestElf add(long tag, String value) {
        tags.add(tag);
        values.add(value);
        return this;
    }

    public void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, bytes());
    }

    /** Header, program headers, interpreter, strings, dynamic section: each up to the next, the last to the end. */
    public byte[] bytes() {
        int word = is64 ? 8 : 4;
        int headers = is64 ? 64 : 52;
        int headerSize = is64 ? 56 : 32;
        byte[] loader = text(interpreter == null ? "" : interpreter + "\0");
        byte[] strings = text("\0" + String.join("\0", values) + "\0");
        int segments = 1 + (interpreter == null ? 0 : 1) + (tags.isEmpty() ? 0 : 1);
        int loaderAt = headers + segments * headerSize;
        int stringsAt = loaderAt + loader.length;
        int dynamicAt = stringsAt + strings.length;
        int dynamicSize = tags.isEmpty() ? 0 : (tags.size() + 3) * 2 * word;
        int size = dynamicAt + dynamicSize;

        ByteBuffer out = ByteBuffer.allocate(size).order(order);
        out.put(new byte[] {0x7f, 'E', 'L', 'F', (byte) (is64 ? 2 : 1), (byte) (order == ByteOrder.BIG_ENDIAN ? 2 : 1)})
                .position(16);
        out.putShort((short) 3).putShort((short) machine).putInt(1);
        word(out, 0);
        word(out, headers);
        word(out, 0);
        out.putInt(0).putShort((short) headers).putShort((short) headerSize).putShort((short) segments);
        out.position(headers);
        segment(out, PT_LOAD, 0, size);
        if (interpreter != null) {
            segment(out, PT_INTERP, loaderAt, loader.length);
        }
        if (!tags.isEmpty()) {
            segment(out, PT_DYNAMIC, dynamicAt, dynamicSize);
        }
        out.put(loader).put(strings);
        if (!tags.isEmpty()) {
            int at = 1;
            for (int i = 0; i < tags.size(); i++) {
                word(out, tags.get(i));
                word(out, at);
                at += text(values.get(i)).length + 1;
            }
            word(out, DT_STRTAB);
            word(out, ADDRESS + stringsAt);
            word(out, DT_STRSZ);
            word(out, strings.length);
        }
        return out.array();
    }

    private void segment(ByteBuffer out, int type, long offset, long size) {
        out.putInt(type);
        if (is64) {
            out.putInt(0);
        }
        word(out, offset);
        word(out, ADDRESS + offset);
        word(out, ADDRESS + offset);
        word(out, size);
        word(out, size);
        if (!is64) {
            out.putInt(0);
        }
        word(out, 1);
    }

    private void word(ByteBuffer out, long value) {
        if (is64) {
            out.putLong(value);
        } else {
            out.putInt((int) value);
        }
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
