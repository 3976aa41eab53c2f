package dev.tinyimage.base;

import dev.tinyimage.elf.ElfFile;
import dev.tinyimage.elf.NativeTarget;
import java.io.IOException;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Why a root file system lacks the dynamic loader of a Java runtime: it is for something else, and so lacks nearly
 * everything, which is not worth saying besides.
 *
 * @param kind what is different
 * @param wanted path of the runtime's loader
 * @param path of the loader that is there; empty where there is none
 * @param payloader that one
 */
record Mismatch(Reason kind, String wanted, String path, Optional<ElfFile> loader) {

    /** What can be different. */
    enum Reason {
        NO_LOADER,
        CPU,
        C_LIBRARY
    }

    /** Empty where the loader is there, or another one that is as good. */
    static Optional<Mismatch> of(Natives natives, NativeRoot root) throws IOException {
        Optional<String> wanted = natives.loader();
        if (wanted.isEmpty()
                || root.elfFile(wanted.get())
                        .filter(at -> natives.fits(at.elf()))
                        .isPresent()) {
            return Optional.empty();
        }
        SortedMap<String, ElfFile> loaders = root.loaders();
        if (loaders.isEmpty()) {
            return Optional.of(new Mismatch(Reason.NO_LOADER, wanted.get(), "", Optional.empty()));
        }
        Optional<String> sameCpu = loaders.keySet().stream()
                .filter(path -> natives.fits(loaders.get(path)))
                .findFirst();
        if (sameCpu.isEmpty()) {
            return Optional.of(other(Reason.CPU, wanted.get(), loaders.firstKey(), loaders));
        }
        boolean sameLibrary = loaders.keySet().stream()
                .filter(path -> natives.fits(loaders.get(path)))
                .anyMatch(path -> NativeTarget.isMuslLoader(path) == NativeTarget.isMuslLoader(wanted.get()));
        return sameLibrary
                ? Optional.empty()
                : Optional.of(other(Reason.C_LIBRARY, wanted.get(), sameCpu.get(), loaders));
    }

    private static Mismatch other(Reason kind, String wanted, String path, SortedMap<String, ElfFile> loaders) {
        return new Mismatch(kind, wanted, path, Optional.of(loaders.get(path)));
    }

    /** The name of a C library by its loader's. */
    static String cLibrary(String loader) {
        return NativeTarget.isMuslLoader(loader) ? "musl" : "glibc";
    }
}
