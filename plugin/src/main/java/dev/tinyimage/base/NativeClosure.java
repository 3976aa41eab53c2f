package dev.tinyimage.base;

import dev.tinyimage.base.Sysroot.Located;
import dev.tinyimage.base.Sysroot.Native;
import dev.tinyimage.console.UserError;
import dev.tinyimage.elf.ElfFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Everything native that a Java runtime takes from the system below it: the dynamic loader, the libraries that its
 * files are linked with, and theirs in turn.
 *
 * @param files the loader and the libraries, in the order they were found
 * @param musl whether the C library is musl rather than glibc
 */
record NativeClosure(List<Located> files, boolean musl) {

    /**
     * Libraries of java.desktop for a screen, a sound card and a splash window. Containers have none of these, and the
     * JDK opens them on first use only, so what they are linked with (X11, ALSA) stays out.
     */
    private static final Set<String> DISPLAY_AND_SOUND =
            Set.of("libawt_xawt.so", "libjawt.so", "libjsound.so", "libsplashscreen.so");

    /**
     * What getaddrinfo(3) of glibc opens at run time for {@code hosts: files dns}: no file is linked with them. Since
     * glibc 2.34 the code is in libc.so.6 and these are stubs.
     */
    private static final List<String> NAME_SERVICES = List.of("libnss_files.so.2", "libnss_dns.so.2");

    /**
     * Follows the needs of all ELF files of a Java runtime.
     *
     * @throws UserError if the sysroot lacks something or is for another CPU or C library, or if the runtime is not for
     *     Linux
     * @throws IOException if a file cannot be read or is a damaged ELF file
     */
    static NativeClosure of(Path runtime, Sysroot sysroot) throws IOException {
        SortedMap<String, ElfFile> files = elfFiles(runtime);
        if (files.isEmpty()) {
            throw Messages.notLinux(runtime);
        }
        return new Search(sysroot, files).run();
    }

    /** The ELF files below a folder by their paths relative to it. */
    private static SortedMap<String, ElfFile> elfFiles(Path runtime) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(runtime)) {
            // Debug information is ELF by its header only: binutils before 2.35 leave offsets in it that lead nowhere.
            files = walk.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".debuginfo"))
                    .toList();
        }
        SortedMap<String, ElfFile> elfFiles = new TreeMap<>();
        for (Path file : files) {
            String path = runtime.relativize(file).toString();
            ElfFile.read(file).ifPresent(elf -> elfFiles.put(path, elf));
        }
        return elfFiles;
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    static boolean isMusl(String loader) {
        return name(loader).startsWith("ld-musl-");
    }

    /** A walk from file to file; every name is looked up once. */
    private static final class Search {

        private final Sysroot sysroot;
        private final SortedMap<String, ElfFile> runtime;
        private final ElfFile anyOfRuntime;
        private final Set<String> seen = new HashSet<>();
        private final Deque<Native> found = new ArrayDeque<>();
        private final List<Located> files = new ArrayList<>();
        private final SortedMap<String, String> missing = new TreeMap<>();

        Search(Sysroot sysroot, SortedMap<String, ElfFile> runtime) {
            this.sysroot = sysroot;
            this.runtime = runtime;
            this.anyOfRuntime = runtime.get(runtime.firstKey());
            runtime.keySet().forEach(path -> seen.add(name(path)));
        }

        NativeClosure run() throws IOException {
            for (Map.Entry<String, ElfFile> file : runtime.entrySet()) {
                if (!DISPLAY_AND_SOUND.contains(name(file.getKey()))) {
                    follow(file.getValue(), Messages.ofRuntime(file.getKey()), Optional.empty());
                }
            }
            for (String name : NAME_SERVICES) {
                sysroot.library(name, anyOfRuntime, List.of()).ifPresent(found::add);
            }
            while (!found.isEmpty()) {
                Native next = found.remove();
                files.add(next.at());
                follow(next.elf(), next.at().path(), Optional.of(next.at().folder()));
            }
            if (!missing.isEmpty()) {
                throw reason();
            }
            boolean musl = runtime.values().stream()
                    .flatMap(elf -> elf.interpreter().stream())
                    .anyMatch(NativeClosure::isMusl);
            return new NativeClosure(List.copyOf(files), musl);
        }

        /** @param folder where the file lies in the sysroot; empty for a file of the runtime */
        private void follow(ElfFile elf, String needing, Optional<String> folder) throws IOException {
            if (elf.interpreter().isPresent() && seen.add(elf.interpreter().get())) {
                String loader = elf.interpreter().get();
                take(loader, needing, sysroot.elfFile(loader).filter(at -> elf.sameAbi(at.elf())));
            }
            for (String name : elf.needed()) {
                if (seen.add(name)) {
                    take(name, needing, sysroot.library(name, elf, runPath(elf, folder)));
                }
            }
        }

        private void take(String name, String needing, Optional<Native> file) {
            file.ifPresentOrElse(found::add, () -> missing.put(name, needing));
        }

        /** Absolute run path; what is relative to a file of the runtime leads to other files of the runtime only. */
        private static List<String> runPath(ElfFile elf, Optional<String> folder) {
            return elf.runPath().stream()
                    .map(path -> folder.map(
                                    origin -> path.replace("$ORIGIN", origin).replace("${ORIGIN}", origin))
                            .orElse(path))
                    .filter(path -> path.startsWith("/"))
                    .toList();
        }

        /** A sysroot for something else lacks nearly everything: that alone is worth saying. */
        private UserError reason() throws IOException {
            SortedMap<String, ElfFile> loaders = sysroot.loaders();
            if (loaders.isEmpty()) {
                return Messages.missing(missing, sysroot);
            }
            List<String> fitting = loaders.keySet().stream()
                    .filter(path -> anyOfRuntime.sameAbi(loaders.get(path)))
                    .toList();
            if (fitting.isEmpty()) {
                return Messages.otherCpu(anyOfRuntime, loaders.get(loaders.firstKey()), sysroot);
            }
            return runtime.values().stream()
                    .flatMap(elf -> elf.interpreter().stream())
                    .findFirst()
                    .filter(loader -> fitting.stream().noneMatch(path -> isMusl(path) == isMusl(loader)))
                    .map(loader -> Messages.otherLibc(loader, fitting.get(0), sysroot))
                    .orElseGet(() -> Messages.missing(missing, sysroot));
        }
    }
}
