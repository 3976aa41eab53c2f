package dev.tinyimage.base;

import dev.tinyimage.elf.ElfFile;
import dev.tinyimage.image.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The root file system of a Linux installation, seen as a process inside it would see it: absolute paths and absolute
 * links begin at its root, and nothing leads out of it.
 *
 * @param root the folder that plays {@code /}
 */
public record Sysroot(Path root) {

    /** As many links in one path as Linux follows: path_resolution(7). */
    private static final int MAX_LINKS = 40;

    /** Where dynamic loaders search last, besides the multiarch folders: ld.so(8). */
    private static final List<String> PLAIN_FOLDERS = List.of("/lib64", "/usr/lib64", "/lib", "/usr/lib");

    /**
     * A file or folder of the sysroot.
     *
     * @param path its real, absolute path inside the sysroot: no part of it is a link; empty for the root
     * @param file the same for this machine
     * @param links the symbolic links passed on the way to it, at their own real paths
     */
    public record Located(String path, Path file, List<Entry.Link> links) {

        String name() {
            return path.substring(path.lastIndexOf('/') + 1);
        }

        String folder() {
            return path.substring(0, path.lastIndexOf('/'));
        }
    }

    /** A program or library of the sysroot. */
    record Native(Located at, ElfFile elf) {}

    /**
     * Follows an absolute path with all its links.
     *
     * @return empty where nothing is there, be it for a dangling link or for links in a circle
     */
    public Optional<Located> locate(String path) throws IOException {
        Deque<String> ahead = new ArrayDeque<>(names(path));
        List<Entry.Link> links = new ArrayList<>();
        String real = "";
        while (!ahead.isEmpty()) {
            String name = ahead.removeFirst();
            if (name.equals("..")) {
                real = real.substring(0, Math.max(0, real.lastIndexOf('/')));
                continue;
            }
            String next = real + "/" + name;
            if (Files.isSymbolicLink(file(next))) {
                String target = Files.readSymbolicLink(file(next)).toString();
                links.add(new Entry.Link(next, target));
                if (links.size() > MAX_LINKS) {
                    return Optional.empty();
                }
                List<String> names = names(target);
                for (int i = names.size() - 1; i >= 0; i--) {
                    ahead.addFirst(names.get(i));
                }
                real = target.startsWith("/") ? "" : real;
            } else if (Files.exists(file(next))) {
                real = next;
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(new Located(real, file(real), List.copyOf(links)));
    }

    private Path file(String path) {
        return root.resolve(path.isEmpty() ? "" : path.substring(1));
    }

    private static List<String> names(String path) {
        return Stream.of(path.split("/"))
                .filter(name -> !name.isEmpty() && !name.equals("."))
                .toList();
    }

    /** Absolute paths of what a folder holds, sorted; none where there is no such folder. */
    List<String> list(String folder) throws IOException {
        Optional<Located> located = locate(folder);
        if (located.isEmpty() || !Files.isDirectory(located.get().file())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(located.get().file())) {
            return files.map(file -> folder + "/" + file.getFileName()).sorted().toList();
        }
    }

    /**
     * Searches for a library as the dynamic loader would.
     *
     * @param name file name, as in {@code DT_NEEDED}
     * @param needing the file that needs it: a library for another CPU is passed over, as ld.so(8) does
     * @param first absolute folders to search before the loader's own
     */
    Optional<Native> library(String name, ElfFile needing, List<String> first) throws IOException {
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
    Optional<Native> elfFile(String path) throws IOException {
        Optional<Located> located = locate(path).filter(found -> Files.isRegularFile(found.file()));
        if (located.isEmpty()) {
            return Optional.empty();
        }
        return ElfFile.read(located.get().file()).map(elf -> new Native(located.get(), elf));
    }

    /** Debian's folders for one architecture each, such as {@code /lib/x86_64-linux-gnu}. */
    private List<String> multiarchFolders() throws IOException {
        return Stream.concat(list("/lib").stream(), list("/usr/lib").stream())
                .filter(path -> path.matches(".*/[^/-]+-linux-[^/-]+"))
                .toList();
    }

    /** The dynamic loaders by their usual paths, such as {@code /lib64/ld-linux-x86-64.so.2}. */
    SortedMap<String, ElfFile> loaders() throws IOException {
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
