package dev.tinyimage.elf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an ELF file says about how it wants to be loaded.
 *
 * @param machine the CPU, {@code e_machine} of the ELF header: 62 is x86-64, 183 is AArch64
 * @param is64 whether addresses have 64 bits ({@code ELFCLASS64}) rather than 32
 * @param littleEndian whether the least significant byte comes first ({@code ELFDATA2LSB})
 * @param osAbi the operating system ({@code EI_OSABI}): 0 for none in particular, 3 for Linux, 9 for FreeBSD
 * @param interpreter absolute path of the dynamic loader ({@code PT_INTERP}); programs have one, libraries seldom do
 * @param needed names of the libraries it is linked with ({@code DT_NEEDED}), in the file's order
 * @param runPath folders to search for them first ({@code DT_RUNPATH}, or else {@code DT_RPATH}), as they are written:
 *     {@code $ORIGIN} stands for the folder of the file itself
 * @param neededVersions of each library, the versions of symbols without which the loader refuses, such as
 *     {@code GLIBC_2.34} of {@code libc.so.6} ({@code DT_VERNEED}, weak ones left out)
 * @param versions of symbols that it has itself ({@code DT_VERDEF})
 */
public record ElfFile(
        int machine,
        boolean is64,
        boolean littleEndian,
        int osAbi,
        Optional<String> interpreter,
        List<String> needed,
        List<String> runPath,
        Map<String, Set<String>> neededVersions,
        Set<String> versions) {

    /** Numbers of the System V gABI, chapter 4, {@code e_machine}; names as in the platform of an OCI image. */
    private static final Map<Integer, String> ARCHITECTURES = Map.of(
            3, "386", 21, "ppc64", 22, "s390x", 40, "arm", 62, "amd64", 183, "arm64", 243, "riscv64", 258, "loong64");

    private static final Set<Integer> LINUX = Set.of(0, 3);

    public ElfFile {
        needed = List.copyOf(needed);
        runPath = List.copyOf(runPath);
        neededVersions = Map.copyOf(neededVersions);
        versions = Set.copyOf(versions);
    }

    /**
     * Reads the headers and the dynamic section of a file, a few kilobytes whatever its size.
     *
     * @return empty where the file does not begin with the ELF magic number
     * @throws IOException if the file cannot be read, or is an ELF file that is truncated or malformed
     */
    public static Optional<ElfFile> read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            return ElfReader.read(file.toString(), channel::read, channel.size());
        }
    }

    /**
     * The same for a file in memory.
     *
     * @param name what to call it in messages
     */
    public static Optional<ElfFile> read(String name, byte[] file) throws IOException {
        return ElfReader.read(
                name,
                (to, at) -> {
                    int length = Math.min(to.remaining(), file.length - (int) at);
                    to.put(file, (int) at, length);
                    return length;
                },
                file.length);
    }

    /** Whether a file begins as ELF files do. */
    public static boolean isElf(byte[] start) {
        return start.length >= Integer.BYTES && ByteBuffer.wrap(start).getInt() == ElfReader.MAGIC;
    }

    /** The same file, were it linked with other libraries. */
    public ElfFile needing(List<String> libraries) {
        Map<String, Set<String>> versions = new HashMap<>(neededVersions);
        versions.keySet().retainAll(libraries);
        return new ElfFile(
                machine, is64, littleEndian, osAbi, interpreter, libraries, runPath, versions, this.versions);
    }

    /** Whether one process could load both files: same CPU, same address size, same byte order. */
    public boolean sameAbi(ElfFile other) {
        return machine == other.machine && is64 == other.is64 && littleEndian == other.littleEndian;
    }

    /** The CPU as the platform of an OCI image calls it, such as {@code amd64}. */
    public String architecture() {
        String name = ARCHITECTURES.getOrDefault(machine, "ELF machine " + machine);
        return name.equals("ppc64") && littleEndian ? "ppc64le" : name;
    }

    /** Whether it is for Linux, as far as the header says. */
    public boolean isForLinux() {
        return LINUX.contains(osAbi);
    }

    /**
     * The libraries of the system itself that it is linked with; their names tell systems apart that share a CPU. Those of
     * glibc are {@code libc.so.6} and {@code libm.so.6}, musl has {@code libc.musl-x86_64.so.1} alone, Android
     * {@code libc.so}, FreeBSD {@code libc.so.7}, Solaris {@code libm.so.2}.
     */
    public List<String> systemLibraries() {
        return needed.stream().filter(name -> name.matches("lib[cm][.].*")).toList();
    }
}
