package dev.tinyimage.elf;

import java.util.Optional;

/**
 * The system that a Java runtime is for: CPU, operating system and C library.
 *
 * @param runtime any of the runtime's own files
 * @param cLibrary the one that the runtime is linked with, such as {@code libc.so.6}; empty where it is not known
 */
public record NativeTarget(ElfFile runtime, Optional<String> cLibrary) {

    private static final String GLIBC = "libc.so.6";

    /** Whether the runtime can load a library: one that is for its CPU and system, and for its C library or for none. */
    public boolean loads(ElfFile library) {
        return runtime.sameAbi(library)
                && library.isForLinux()
                && (library.cLibrary().isEmpty() || library.cLibrary().equals(cLibrary));
    }

    /**
     * Whether a file can be of no use. On musl, libraries for glibc may be: Alpine's gcompat stands in for it.
     */
    public boolean isForeign(NativeEntry file) {
        if (file.elf().isEmpty()) {
            return true;
        }
        ElfFile elf = file.elf().get();
        boolean gcompat = cLibrary.isPresent()
                && !cLibrary.get().equals(GLIBC)
                && elf.cLibrary().isPresent()
                && (elf.cLibrary().get().equals(GLIBC) || elf.cLibrary().get().equals("libc.so"));
        return !loads(elf) && !(gcompat && runtime.sameAbi(elf) && elf.isForLinux());
    }
}
