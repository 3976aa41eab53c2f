package dev.tinyimage.base;

import dev.tinyimage.elf.ElfFile;
import dev.tinyimage.image.Entry;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A root file system as a process inside it sees it: absolute paths and absolute links begin at its root, and nothing
 * leads out of it.
 */
abstract class Root {

    /** As many links in one path as Linux follows: path_resolution(7). */
    private static final int MAX_LINKS = 40;

    /** Where dynamic loaders search last, besides the multiarch folders: ld.so(8). */
    private static final List<String> PLAIN_FOLDERS = List.of("/lib64", "/usr/lib64", "/lib", "/usr/lib");

    /** What lies at a path itself: links are not followed. */
    sealed interface Node {
        record Link(String target) implements Node {}

        record Folder() implements Node {}

        record File() implements Node {}
    }

    /**
     * A file or folder.
     *
     * @param path its real, absolute path: no part of it is a link; empty for the root
     * @param links the symbolic links passed on the way to it, at their own real paths
     */
    record Located(String path, List<Entry.Link> links) {

        String name() {
            return path.substring(path.lastIndexOf('/') + 1);
        }

        String folder() {
            return path.substring(0, path.lastIndexOf('/'));
        }
    }

    /** A program or library. */
    record Native(Located at, ElfFile elf) {}

    /** What lies at a path whose folders are no links. */
    abstract Optional<Node> node(String path) throws IOException;

    /** Names in a folder at a real path, in any order. */
    abstract List<String> names(String folder) throws IOException;

    /** What the file at a real path says if it is a program or library. */
    abstract Optional<ElfFile> elf(String path) throws IOException;

    /**
     * Follows an absolute path with all its links.
     *
     * @return empty where nothing is there, be it for a dangling link or for links in a circle
     */
    final Optional<Located> locate(String path) throws IOException {
        Deque<String> ahead = new ArrayDeque<>(parts(path));
        List<Entry.Link> links = new ArrayList<>();
        String real = "";
        while (!ahead.isEmpty()) {
            String name = ahead.removeFirst();
            if (name.equals("..")) {
                real = real.substring(0, Math.max(0, real.lastIndexOf('/')));
                continue;
            }
            String next = real + "/" + name;
            Node node = node(next).orElse(null);
            if (node == null) {
                return Optional.empty();
            }
            if (node instanceof Node.Link link) {
                links.add(new Entry.Link(next, link.target()));
                if (links.size() > MAX_LINKS) {
                    return Optional.empty();
                }
                List<String> parts = parts(link.target());
                for (int i = parts.size() - 1; i >= 0; i--) {
                    ahead.addFirst(parts.get(i));
                }
                real = link.target().startsWith("/") ? "" : real;
            } else {
                real = next;
            }
        }
        return Optional.of(new Located(real, List.copyOf(links)));
    }

    private static List<String> parts(String path) {
        return Stream.of(path.split("/"))
                .filter(name -> !name.isEmpty() && !name.equals("."))
                .toList();
    }

    /** The same if it leads to a file. */
    final Optional<Located> file(String path) throws IOException {
        Optional<Located> located = locate(path);
        boolean isFile = located.isPresent()
                && node(located.get().path())
                        .filter(Node.File.class::isInstance)
                        .isPresent();
        return isFile ? located : Optional.empty();
    }

    /** Absolute paths of what a folder holds, sorted; none where there is no such folder. */
    final List<String> list(String folder) throws IOException {
        Optional<Located> located = locate(folder);
        boolean isFolder = located.isPresent()
                && (located.get().path().isEmpty()
                        || node(located.get().path())
                                .filter(Node.Folder.class::isInstance)
                                .isPresent());
        return isFolder
                ? names(located.get().path()).stream()
                        .map(name -> folder + "/" + name)
                        .sorted()
                        .toList()
                : List.of();
    }

    /** All files below a folder, links to others included; sorted. */
    final List<Located> files(String folder) throws IOException {
        List<Located> files = new ArrayList<>();
        for (String path : list(folder)) {
            Optional<Located> file = file(path);
            files.addAll(file.isPresent() ? List.of(file.get()) : files(path));
        }
        return files;
    }

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
