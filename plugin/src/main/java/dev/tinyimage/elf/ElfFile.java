package dev.tinyimage.elf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What an ELF file says about how it wants to be loaded.
 *
 * @param machine the CPU, {@code e_machine} of the ELF header: 62 is x86-64, 183 is AArch64
 * @param is64 whether addresses have 64 bits ({@code ELFCLASS64}) rather than 32
 * @param littleEndian whether the least significant byte comes first ({@code ELFDATA2LSB})
 * @param interpreter absolute path of the dynamic loader ({@code PT_INTERP}); programs have one, libraries seldom do
 * @param needed names of the libraries it is linked with ({@code DT_NEEDED}), in the file's order
 * @param runPath folders to search for them first ({@code DT_RUNPATH}, or else {@code DT_RPATH}), as they are written:
 *     {@code $ORIGIN} stands for the folder of the file itself
 */
public record ElfFile(
        int machine,
        boolean is64,
        boolean littleEndian,
        Optional<String> interpreter,
        List<String> needed,
        List<String> runPath) {

    public ElfFile {
        needed = List.copyOf(needed);
        runPath = List.copyOf(runPath);
    }

    /**
     * Reads the headers and the dynamic section of a file, a few kilobytes whatever its size.
     *
     * @return empty where the file does not begin with the ELF magic number
     * @throws IOException if the file cannot be read, or is an ELF file that is truncated or malformed
     */
    public static Optional<ElfFile> read(Path file) throws IOException {
        return ElfReader.read(file);
    }

    /** Whether one process could load both files: same CPU, same address size, same byte order. */
    public boolean sameAbi(ElfFile other) {
        return machine == other.machine && is64 == other.is64 && littleEndian == other.littleEndian;
    }
}
