package dev.tinyimage.elf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * The system that a Java runtime is for: CPU, operating system and C library.
 *
 * @param runtime any of the runtime's own files
 * @param musl whether the C library is musl rather than glibc
 */
public record NativeTarget(ElfFile runtime, boolean musl) {

    private static final Set<String> GLIBC = Set.of("libc.so.6", "libm.so.6");

    /** What a program is for; nothing where it is no ELF file. */
    public static Optional<NativeTarget> of(Path program) throws IOException {
        return ElfFile.read(program)
                .map(elf -> new NativeTarget(
                        elf,
                        elf.interpreter().filter(NativeTarget::isMuslLoader).isPresent()));
    }

    /** Whether a dynamic loader is that of musl, by its path. */
    public static boolean isMuslLoader(String path) {
        return path.substring(path.lastIndexOf('/') + 1).startsWith("ld-musl-");
    }

    /** Whether the runtime can load a library: one that is for its CPU and system, and for its C library or for none. */
    public boolean loads(ElfFile library) {
        return isForThisCpu(library)
                && library.systemLibraries().stream().allMatch(name -> musl ? isMusl(name) : GLIBC.contains(name));
    }

    /** Whether a file can be of no use. On musl, libraries for glibc may be: Alpine's gcompat stands in for it. */
    public boolean isForeign(NativeEntry file) {
        return file.elf()
                .filter(elf -> loads(elf) || musl && isForThisCpu(elf) && GLIBC.containsAll(elf.systemLibraries()))
                .isEmpty();
    }

    private boolean isForThisCpu(ElfFile library) {
        return runtime.sameAbi(library) && library.isForLinux();
    }

    private static boolean isMusl(String name) {
        return name.startsWith("libc.musl-") || name.equals("libc.so");
    }
}
