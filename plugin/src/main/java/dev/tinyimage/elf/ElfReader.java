package dev.tinyimage.elf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads an ELF file the way a dynamic loader does: through program headers and addresses. Section headers are left
 * alone, for a stripped file may have none.
 *
 * <p>Names and numbers are those of the System V gABI, chapters 4 (Object Files) and 5 (Program Loading and Dynamic
 * Linking), and of elf(5); those of versions are of the Linux Standard Base, core, chapter 10 (Symbol Versioning).
 */
final class ElfReader {

    static final int MAGIC = 0x7f454c46; // 0x7f 'E' 'L' 'F', whatever the byte order of the rest
    private static final int EI_CLASS = 4;
    private static final int EI_DATA = 5;
    private static final int EI_OSABI = 7;
    private static final int EI_NIDENT = 16;
    private static final int ELFCLASS32 = 1;
    private static final int ELFCLASS64 = 2;
    private static final int ELFDATA2LSB = 1;
    private static final int ELFDATA2MSB = 2;

    private static final int PT_LOAD = 1;
    private static final int PT_DYNAMIC = 2;
    private static final int PT_INTERP = 3;

    private static final int DT_NULL = 0;
    private static final int DT_NEEDED = 1;
    private static final int DT_STRTAB = 5;
    private static final int DT_STRSZ = 10;
    private static final int DT_RPATH = 15;
    private static final int DT_RUNPATH = 29;
    private static final int DT_VERDEF = 0x6ffffffc;
    private static final int DT_VERDEFNUM = 0x6ffffffd;
    private static final int DT_VERNEED = 0x6ffffffe;
    private static final int DT_VERNEEDNUM = 0x6fffffff;

    private static final int VERDEF_SIZE = 20;
    private static final int VERNEED_SIZE = 16;
    private static final int VERDAUX_SIZE = 8;
    private static final int VERNAUX_SIZE = 16;

    /** A definition that stands for the file itself: its name is that of the library. */
    private static final int VER_FLG_BASE = 1;

    /** A version that the loader only warns about. */
    private static final int VER_FLG_WEAK = 2;

    /** Bytes read at once from a string table: more than the length of almost any library name. */
    private static final int STRING_CHUNK = 256;

    private final String name;
    private final ByteSource source;
    private final long size;
    private final boolean is64;
    private final ByteOrder order;

    /** Bytes of an address, an offset or a size in this file. */
    private final int word;

    /** The file's bytes. */
    interface ByteSource {
        /** Reads from a position on, at least one byte unless the file ends there. */
        int read(ByteBuffer to, long at) throws IOException;
    }

    /** One entry of the program header table. */
    private record Segment(int type, long offset, long address, long size) {}

    /** One entry of the dynamic section. */
    private record Dynamic(long tag, long value) {}

    private ElfReader(String name, ByteSource source, long size, boolean is64, ByteOrder order) {
        this.name = name;
        this.source = source;
        this.size = size;
        this.is64 = is64;
        this.order = order;
        this.word = is64 ? Long.BYTES : Integer.BYTES;
    }

    static Optional<ElfFile> read(String name, ByteSource source, long size) throws IOException {
        // Class and byte order are single bytes, so any order will do to read them.
        ElfReader start = new ElfReader(name, source, size, true, ByteOrder.BIG_ENDIAN);
        if (size < Integer.BYTES || start.bytes(0, Integer.BYTES).getInt() != MAGIC) {
            return Optional.empty();
        }
        ByteBuffer ident = start.bytes(0, EI_NIDENT);
        boolean is64 = start.either(ident.get(EI_CLASS), ELFCLASS32, ELFCLASS64, "class");
        boolean bigEndian = start.either(ident.get(EI_DATA), ELFDATA2LSB, ELFDATA2MSB, "byte order");
        ByteOrder order = bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        return Optional.of(new ElfReader(name, source, size, is64, order).file(ident.get(EI_OSABI)));
    }

    private boolean either(byte value, int no, int yes, String field) throws IOException {
        if (value != no && value != yes) {
            throw damaged("unknown " + field + " " + value);
        }
        return value == yes;
    }

    private ElfFile file(int osAbi) throws IOException {
        // Elf32_Ehdr and Elf64_Ehdr: after e_ident come e_type and e_machine (2 bytes each), e_version (4), e_entry,
        // e_phoff and e_shoff (a word each), e_flags (4), e_ehsize, e_phentsize and e_phnum (2 each).
        ByteBuffer header = bytes(0, EI_NIDENT + 8 + 3L * word + 10);
        int machine = Short.toUnsignedInt(header.getShort(EI_NIDENT + 2));
        long table = word(header, EI_NIDENT + 8 + word);
        int entrySize = Short.toUnsignedInt(header.getShort(EI_NIDENT + 8 + 3 * word + 6));
        int entries = Short.toUnsignedInt(header.getShort(EI_NIDENT + 8 + 3 * word + 8));
        List<Segment> segments = segments(table, entrySize, entries);
        List<Dynamic> dynamics = dynamics(segments);
        return new ElfFile(
                machine,
                is64,
                order == ByteOrder.LITTLE_ENDIAN,
                osAbi,
                interpreter(segments),
                strings(DT_NEEDED, dynamics, segments),
                runPath(dynamics, segments),
                neededVersions(dynamics, segments),
                versions(dynamics, segments));
    }

    private List<Segment> segments(long table, int entrySize, int entries) throws IOException {
        // Elf32_Phdr and Elf64_Phdr keep p_flags in different places, and thereby p_offset, p_vaddr and p_filesz at
        // the same number of words.
        if (entries > 0 && entrySize < (is64 ? 56 : 32)) {
            throw damaged("program headers of " + entrySize + " bytes");
        }
        List<Segment> segments = new ArrayList<>();
        ByteBuffer bytes = bytes(table, (long) entrySize * entries);
        for (int at = 0; at < bytes.limit(); at += entrySize) {
            segments.add(new Segment(
                    bytes.getInt(at), word(bytes, at + word), word(bytes, at + 2 * word), word(bytes, at + 4 * word)));
        }
        return segments;
    }

    /** A file of debug information keeps its program's headers, with nothing behind them. */
    private static Optional<Segment> segment(int type, List<Segment> segments) {
        return segments.stream()
                .filter(segment -> segment.type() == type && segment.size() > 0)
                .findFirst();
    }

    private Optional<String> interpreter(List<Segment> segments) throws IOException {
        Optional<Segment> segment = segment(PT_INTERP, segments);
        return segment.isEmpty()
                ? Optional.empty()
                : Optional.of(string(segment.get().offset(), segment.get().size()));
    }

    private List<Dynamic> dynamics(List<Segment> segments) throws IOException {
        List<Dynamic> dynamics = new ArrayList<>();
        Optional<Segment> segment = segment(PT_DYNAMIC, segments);
        if (segment.isEmpty()) {
            return dynamics;
        }
        ByteBuffer bytes = bytes(segment.get().offset(), segment.get().size());
        for (int at = 0; at + 2 * word <= bytes.limit() && word(bytes, at) != DT_NULL; at += 2 * word) {
            dynamics.add(new Dynamic(word(bytes, at), word(bytes, at + word)));
        }
        return dynamics;
    }

    private List<String> runPath(List<Dynamic> dynamics, List<Segment> segments) throws IOException {
        // ld.so(8): DT_RPATH counts only where there is no DT_RUNPATH.
        List<String> runPath = strings(DT_RUNPATH, dynamics, segments);
        List<String> paths = runPath.isEmpty() ? strings(DT_RPATH, dynamics, segments) : runPath;
        return paths.stream()
                .flatMap(path -> Stream.of(path.split(":")))
                .filter(folder -> !folder.isEmpty())
                .toList();
    }

    /** Elf_Verneed, one for a library, has a chain of Elf_Vernaux, one for a version: the same for 32 and 64 bits. */
    private Map<String, Set<String>> neededVersions(List<Dynamic> dynamics, List<Segment> segments) throws IOException {
        Map<String, Set<String>> versions = new TreeMap<>();
        if (has(DT_VERNEED, dynamics)) {
            long at = offset(value(DT_VERNEED, dynamics), segments);
            for (long left = value(DT_VERNEEDNUM, dynamics); left > 0; left--) {
                ByteBuffer library = bytes(at, VERNEED_SIZE);
                String file = tableString(Integer.toUnsignedLong(library.getInt(4)), dynamics, segments);
                versions.computeIfAbsent(file, any -> new HashSet<>())
                        .addAll(neededVersions(at, library, dynamics, segments));
                if (library.getInt(12) == 0) {
                    break;
                }
                at += Integer.toUnsignedLong(library.getInt(12));
            }
        }
        return versions;
    }

    private Set<String> neededVersions(long start, ByteBuffer library, List<Dynamic> dynamics, List<Segment> segments)
            throws IOException {
        Set<String> versions = new HashSet<>();
        long at = start + Integer.toUnsignedLong(library.getInt(8));
        for (int left = Short.toUnsignedInt(library.getShort(2)); left > 0; left--) {
            ByteBuffer version = bytes(at, VERNAUX_SIZE);
            if ((version.getShort(4) & VER_FLG_WEAK) == 0) {
                versions.add(tableString(Integer.toUnsignedLong(version.getInt(8)), dynamics, segments));
            }
            at += Integer.toUnsignedLong(version.getInt(12));
        }
        return versions;
    }

    /** Elf_Verdef, one for a version, has an Elf_Verdaux with its name, and more with those it follows upon. */
    private Set<String> versions(List<Dynamic> dynamics, List<Segment> segments) throws IOException {
        Set<String> versions = new HashSet<>();
        if (has(DT_VERDEF, dynamics)) {
            long at = offset(value(DT_VERDEF, dynamics), segments);
            for (long left = value(DT_VERDEFNUM, dynamics); left > 0; left--) {
                ByteBuffer version = bytes(at, VERDEF_SIZE);
                if ((version.getShort(2) & VER_FLG_BASE) == 0) {
                    ByteBuffer first = bytes(at + Integer.toUnsignedLong(version.getInt(12)), VERDAUX_SIZE);
                    versions.add(tableString(Integer.toUnsignedLong(first.getInt(0)), dynamics, segments));
                }
                if (version.getInt(16) == 0) {
                    break;
                }
                at += Integer.toUnsignedLong(version.getInt(16));
            }
        }
        return versions;
    }

    /** The strings that all dynamic entries with this tag point at. */
    private List<String> strings(int tag, List<Dynamic> dynamics, List<Segment> segments) throws IOException {
        List<String> strings = new ArrayList<>();
        for (Dynamic dynamic : dynamics) {
            if (dynamic.tag() == tag) {
                strings.add(tableString(dynamic.value(), dynamics, segments));
            }
        }
        return strings;
    }

    /** A string by its place in the table of strings. */
    private String tableString(long at, List<Dynamic> dynamics, List<Segment> segments) throws IOException {
        long table = offset(value(DT_STRTAB, dynamics), segments);
        return string(table + at, value(DT_STRSZ, dynamics) - at);
    }

    private static boolean has(int tag, List<Dynamic> dynamics) {
        return dynamics.stream().anyMatch(dynamic -> dynamic.tag() == tag);
    }

    private long value(int tag, List<Dynamic> dynamics) throws IOException {
        return dynamics.stream()
                .filter(dynamic -> dynamic.tag() == tag)
                .mapToLong(Dynamic::value)
                .findFirst()
                .orElseThrow(() -> damaged("no dynamic entry with tag " + tag));
    }

    /** Where in the file the byte lies that is loaded at an address. */
    private long offset(long address, List<Segment> segments) throws IOException {
        return segments.stream()
                .filter(segment -> segment.type() == PT_LOAD)
                .filter(segment -> address >= segment.address() && address - segment.address() < segment.size())
                .mapToLong(segment -> address - segment.address() + segment.offset())
                .findFirst()
                .orElseThrow(() -> damaged("no segment holds address 0x" + Long.toHexString(address)));
    }

    /** Text up to the first NUL byte, which comes within {@code limit} bytes. */
    private String string(long offset, long limit) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (long at = 0; at < limit; at += STRING_CHUNK) {
            ByteBuffer chunk = bytes(offset + at, Math.min(STRING_CHUNK, limit - at));
            while (chunk.hasRemaining()) {
                byte next = chunk.get();
                if (next == 0) {
                    return text.toString(StandardCharsets.UTF_8);
                }
                text.write(next);
            }
        }
        throw damaged("a string at " + offset + " has no end");
    }

    private long word(ByteBuffer bytes, int at) {
        return is64 ? bytes.getLong(at) : Integer.toUnsignedLong(bytes.getInt(at));
    }

    private ByteBuffer bytes(long offset, long length) throws IOException {
        if (offset < 0 || length < 0 || length > Integer.MAX_VALUE || offset > size - length) {
            throw damaged("no " + length + " bytes at " + offset);
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) length).order(order);
        while (bytes.hasRemaining()) {
            if (source.read(bytes, offset + bytes.position()) <= 0) {
                throw damaged("it ends at " + (offset + bytes.position()));
            }
        }
        return bytes.flip();
    }

    private IOException damaged(String why) {
        return new IOException(name + " is a truncated or malformed ELF file: " + why);
    }
}
