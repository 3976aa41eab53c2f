package dev.tinyimage.base;

import dev.tinyimage.base.NativeRoot.Native;
import dev.tinyimage.base.Natives.BundledNative;
import dev.tinyimage.elf.ElfFile;
import dev.tinyimage.rootfs.Located;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything native that an image's own files take from the system below them: the dynamic loader, the libraries that
 * they are linked with, and theirs in turn.
 *
 * @param files the loader and the libraries, in the order they were found
 * @param missing names of libraries or paths of loaders that are not there, each with a file that needs it
 * @param tooOld libraries that lack a version of symbols
 */
record NativeClosure(List<Located> files, SortedMap<String, String> missing, List<TooOld> tooOld) {

    /**
     * A library that is there but too old.
     *
     * @param library file name
     * @param version the newest one that is needed and missing
     * @param needing a file that needs it
     * @param newest of the same kind that the library has; empty for none
     */
    record TooOld(String library, String version, String needing, String newest) {}

    /**
     * What getaddrinfo(3) of glibc opens at run time for {@code hosts: files dns}: no file is linked with them. Since
     * glibc 2.34 the code is in libc.so.6 and these are stubs.
     */
    private static final List<String> NAME_SERVICES = List.of("libnss_files.so.2", "libnss_dns.so.2");

    /**
     * Follows the needs of all files that an image brings.
     *
     * @param libraryPath folders to search first, as in {@code LD_LIBRARY_PATH}
     * @throws IOException if a file cannot be read or is a damaged ELF file
     */
    static NativeClosure of(Natives natives, NativeRoot root, List<String> libraryPath) throws IOException {
        return new Search(root, natives, libraryPath).run();
    }

    /** A walk from file to file; every name is looked up once. */
    private static final class Search {

        private final NativeRoot root;
        private final Natives natives;
        private final List<String> libraryPath;
        private final Map<String, Optional<Native>> seen = new HashMap<>();
        private final Deque<Native> found = new ArrayDeque<>();
        private final List<Located> files = new ArrayList<>();
        private final SortedMap<String, String> missing = new TreeMap<>();
        private final SortedMap<String, TooOld> tooOld = new TreeMap<>();

        Search(NativeRoot root, Natives natives, List<String> libraryPath) {
            this.root = root;
            this.natives = natives;
            this.libraryPath = libraryPath;
            natives.files().forEach(own -> seen.put(own.name(), Optional.empty()));
        }

        NativeClosure run() throws IOException {
            for (BundledNative own : natives.files()) {
                follow(own.elf(), own.title(), Optional.empty());
            }
            for (String name : NAME_SERVICES) {
                root.library(name, natives.target().runtime(), libraryPath).ifPresent(found::add);
            }
            while (!found.isEmpty()) {
                Native next = found.remove();
                files.add(next.at());
                follow(next.elf(), next.at().path(), Optional.of(next.at().folder()));
            }
            return new NativeClosure(List.copyOf(files), missing, List.copyOf(tooOld.values()));
        }

        /** @param folder where the file lies in the root; empty for one of the image's own */
        private void follow(ElfFile elf, String needing, Optional<String> folder) throws IOException {
            if (elf.interpreter().isPresent()
                    && !seen.containsKey(elf.interpreter().get())) {
                String loader = elf.interpreter().get();
                look(loader, needing, root.elfFile(loader).filter(at -> elf.sameAbi(at.elf())));
            }
            for (String name : elf.needed()) {
                if (!seen.containsKey(name)) {
                    look(name, needing, root.library(name, elf, folders(elf, folder)));
                }
                Optional<Native> library = seen.get(name);
                if (library.isPresent()) {
                    compare(name, elf.neededVersions().getOrDefault(name, Set.of()), library.get(), needing);
                }
            }
        }

        private void look(String name, String needing, Optional<Native> file) {
            seen.put(name, file);
            if (file.isPresent()) {
                found.add(file.get());
            } else if (!natives.mayLack().contains(name)) {
                missing.put(name, needing);
            }
        }

        /** A library without any versions is taken by the loader as it is, with a warning at most. */
        private void compare(String name, Set<String> needed, Native library, String needing) {
            Set<String> has = library.elf().versions();
            if (has.isEmpty()) {
                return;
            }
            for (String version : needed) {
                TooOld known = tooOld.get(name);
                if (!has.contains(version) && (known == null || Versions.compare(known.version(), version) < 0)) {
                    tooOld.put(name, new TooOld(name, version, needing, Versions.newest(version, has)));
                }
            }
        }

        /** What a run path names relative to a file of the image's own are other files of its own only. */
        private List<String> folders(ElfFile elf, Optional<String> folder) {
            List<String> folders = new ArrayList<>(libraryPath);
            elf.runPath().stream()
                    .map(path -> folder.map(
                                    origin -> path.replace("$ORIGIN", origin).replace("${ORIGIN}", origin))
                            .orElse(path))
                    .filter(path -> path.startsWith("/"))
                    .forEach(folders::add);
            return folders;
        }
    }
}
