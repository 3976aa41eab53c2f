package dev.tinyimage.base;

import dev.tinyimage.elf.ElfFile;
import dev.tinyimage.rootfs.Located;
import dev.tinyimage.rootfs.Root;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A root file system whose programs and libraries say what they need. */
abstract class NativeRoot extends Root {

    /** Where dynamic loaders search last, besides the multiarch folders: ld.so(8). */
    private static final List<String> PLAIN_FOLDERS = List.of("/lib64", "/usr/lib64", "/lib", "/usr/lib");

    /** A program or library. */
    record Native(Located at, ElfFile elf) {}

    /** What the file at a real path says if it is a program or library. */
    abstract Optional<ElfFile> elf(String path) throws IOException;

    /**
     * Searches for a library as the dynamic loader would.
     *
     * @param name file name, as in {@code DT_NEEDED}
     * @param needing the file that needs it: a library for another CPU is passed over, as ld.so(8) does
     * @param first absolute folders to search before the loader's own
     */
    final Optional<Native> library(String name, ElfFile needing, List<String> first) throws IOException {
        List<String> folders = new ArrayList<>(first);
        folders.addAll(multiarchFolders());
        folders.addAll(PLAIN_FOLDERS);
        for (String folder : folders) {
            Optional<Native> library = elfFile(folder + "/" + name).filter(found -> needing.sameAbi(found.elf()));
            if (library.isPresent()) {
                return library;
            }
        }
        return Optional.empty();
    }

    /** The program or library at an absolute path; empty where nothing is there or something else. */
    final Optional<Native> elfFile(String path) throws IOException {
        Optional<Located> file = file(path);
        return file.isEmpty() ? Optional.empty() : elf(file.get().path()).map(elf -> new Native(file.get(), elf));
    }

    /** Debian's folders for one architecture each, such as {@code /lib/x86_64-linux-gnu}. */
    private List<String> multiarchFolders() throws IOException {
        return Stream.concat(list("/lib").stream(), list("/usr/lib").stream())
                .filter(path -> path.matches(".*/[^/-]+-linux-[^/-]+"))
                .toList();
    }

    /** The dynamic loaders by their usual paths, such as {@code /lib64/ld-linux-x86-64.so.2}. */
    final SortedMap<String, ElfFile> loaders() throws IOException {
        SortedMap<String, ElfFile> loaders = new TreeMap<>();
        for (String folder : List.of("/lib", "/lib64")) {
            for (String path : list(folder)) {
                if (path.matches(".*/ld[^/]*[.]so[.][0-9]")) {
                    elfFile(path).ifPresent(loader -> loaders.put(path, loader.elf()));
                }
            }
        }
        return loaders;
    }
}
