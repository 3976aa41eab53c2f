package dev.tinyimage.elf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
    private static final long DT_VERDEF = 0x6ffffffcL;
    private static final long DT_VERDEFNUM = 0x6ffffffdL;
    private static final long DT_VERNEED = 0x6ffffffeL;
    private static final long DT_VERNEEDNUM = 0x6fffffffL;
    private static final int VERNEED_SIZE = 16;
    private static final int VERDEF_SIZE = 20 + 8;
    private static final short BASE = 1;
    private static final short WEAK = 2;

    /** Where the file is loaded: something other than its offset, as in real files. */
    private static final long ADDRESS = 0x400000;

    private final int machine;
    private boolean is64 = true;
    private ByteOrder order = ByteOrder.LITTLE_ENDIAN;
    private String interpreter;
    private final List<Long> tags = new ArrayList<>();
    private final List<String> values = new ArrayList<>();
    private final Map<String, List<String>> needed = new LinkedHashMap<>();
    private final List<String> weak = new ArrayList<>();
    private final List<String> defined = new ArrayList<>();
    private byte osAbi;

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

    public TestElf osAbi(int number) {
        osAbi = (byte) number;
        return this;
    }

    /** Needs a library, and in it versions of symbols. */
    public TestElf needsVersions(String library, String... versions) {
        needed.put(library, List.of(versions));
        return needs(library);
    }

    /** Would like a version of a library's symbols. */
    public TestElf needsWeakly(String library, String version) {
        weak.add(version);
        return needsVersions(library, version);
    }

    /** Has versions of symbols. */
    public TestElf defines(String... versions) {
        defined.add("its-own-name");
        defined.addAll(List.of(versions));
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
        String names = names();
        byte[] strings = text(names);
        boolean isDynamic = !tags.isEmpty() || !defined.isEmpty();
        int segments = 1 + (interpreter == null ? 0 : 1) + (isDynamic ? 1 : 0);
        int loaderAt = headers + segments * headerSize;
        int stringsAt = loaderAt + loader.length;
        int dynamicAt = stringsAt + strings.length;
        int versionTags = (needed.isEmpty() ? 0 : 2) + (defined.isEmpty() ? 0 : 2);
        int dynamicSize = isDynamic ? (tags.size() + versionTags + 3) * 2 * word : 0;
        int neededAt = dynamicAt + dynamicSize;
        int definedAt = neededAt
                + needed.values().stream()
                        .mapToInt(versions -> VERNEED_SIZE * (1 + versions.size()))
                        .sum();
        int size = definedAt + VERDEF_SIZE * defined.size();

        ByteBuffer out = ByteBuffer.allocate(size).order(order);
        out.put(new byte[] {
                    0x7f, 'E', 'L', 'F', (byte) (is64 ? 2 : 1), (byte) (order == ByteOrder.BIG_ENDIAN ? 2 : 1), 1, osAbi
                })
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
        if (isDynamic) {
            segment(out, PT_DYNAMIC, dynamicAt, dynamicSize);
        }
        out.put(loader).put(strings);
        if (isDynamic) {
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
            if (!needed.isEmpty()) {
                word(out, DT_VERNEED);
                word(out, ADDRESS + neededAt);
                word(out, DT_VERNEEDNUM);
                word(out, needed.size());
            }
            if (!defined.isEmpty()) {
                word(out, DT_VERDEF);
                word(out, ADDRESS + definedAt);
                word(out, DT_VERDEFNUM);
                word(out, defined.size());
            }
        }
        out.position(neededAt);
        putNeededVersions(out, names);
        putDefinedVersions(out, names);
        return out.array();
    }

    /** The values in their order, then the names of versions. */
    private String names() {
        List<String> names = new ArrayList<>(values);
        needed.values().forEach(names::addAll);
        names.addAll(defined);
        return "\0" + String.join("\0", names) + "\0";
    }

    private void putNeededVersions(ByteBuffer out, String names) {
        int left = needed.size();
        for (Map.Entry<String, List<String>> library : needed.entrySet()) {
            int count = library.getValue().size();
            int next = --left == 0 ? 0 : VERNEED_SIZE * (1 + count);
            out.putShort((short) 1).putShort((short) count).putInt(at(library.getKey(), names));
            out.putInt(VERNEED_SIZE).putInt(next);
            for (String version : library.getValue()) {
                out.putInt(0).putShort(weak.contains(version) ? WEAK : 0).putShort((short) 2);
                out.putInt(at(version, names)).putInt(--count == 0 ? 0 : VERNEED_SIZE);
            }
        }
    }

    private void putDefinedVersions(ByteBuffer out, String names) {
        for (int i = 0; i < defined.size(); i++) {
            int next = i == defined.size() - 1 ? 0 : VERDEF_SIZE;
            out.putShort((short) 1).putShort(i == 0 ? BASE : 0).putShort((short) (i + 1));
            out.putShort((short) 1).putInt(0).putInt(20).putInt(next);
            out.putInt(at(defined.get(i), names)).putInt(0);
        }
    }

    private static int at(String name, String names) {
        return names.indexOf("\0" + name + "\0") + 1;
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
