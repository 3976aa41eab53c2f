package dev.tinyimage.rootfs;

import dev.tinyimage.image.Entry;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A root file system as a process inside it sees it: absolute paths and absolute links begin at its root, and nothing
 * leads out of it.
 */
public abstract class Root {

    /** As many links in one path as Linux follows: path_resolution(7). */
    private static final int MAX_LINKS = 40;

    /** What lies at a path whose folders are no links. */
    public abstract Optional<Node> node(String path) throws IOException;

    /** Names in a folder at a real path, in any order. */
    public abstract List<String> names(String folder) throws IOException;

    /** Tells what lies at a path whose folders are no links. */
    interface Nodes {
        Optional<Node> at(String path) throws IOException;
    }

    /**
     * Follows an absolute path with all its links.
     *
     * @return empty where nothing is there, be it for a dangling link or for links in a circle
     */
    public final Optional<Located> locate(String path) throws IOException {
        return locate(path, this::node);
    }

    static Optional<Located> locate(String path, Nodes nodes) throws IOException {
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
            Node node = nodes.at(next).orElse(null);
            if (node == null) {
                return Optional.empty();
            }
            if (node.type() == FileType.SYMBOLIC_LINK) {
                links.add(new Entry.Link(next, node.target()));
                if (links.size() > MAX_LINKS) {
                    return Optional.empty();
                }
                List<String> names = parts(node.target());
                for (int i = names.size() - 1; i >= 0; i--) {
                    ahead.addFirst(names.get(i));
                }
                real = node.target().startsWith("/") ? "" : real;
            } else {
                real = next;
            }
        }
        return Optional.of(new Located(real, List.copyOf(links)));
    }

    static List<String> parts(String path) {
        return Stream.of(path.split("/"))
                .filter(name -> !name.isEmpty() && !name.equals("."))
                .toList();
    }

    /** The same if it leads to a file. */
    public final Optional<Located> file(String path) throws IOException {
        Optional<Located> located = locate(path);
        return located.isPresent() && is(FileType.FILE, located.get()) ? located : Optional.empty();
    }

    /** The same if it leads to a folder. */
    public final Optional<Located> folder(String path) throws IOException {
        Optional<Located> located = locate(path);
        return located.isPresent() && is(FileType.FOLDER, located.get()) ? located : Optional.empty();
    }

    private boolean is(FileType type, Located located) throws IOException {
        if (located.path().isEmpty()) {
            return type == FileType.FOLDER;
        }
        return node(located.path()).filter(node -> node.type() == type).isPresent();
    }

    /** Absolute paths of what a folder holds, sorted; none where there is no such folder. */
    public final List<String> list(String folder) throws IOException {
        Optional<Located> located = folder(folder);
        if (located.isEmpty()) {
            return List.of();
        }
        return names(located.get().path()).stream()
                .map(name -> folder + "/" + name)
                .sorted()
                .toList();
    }

    /** All files below a folder, links to others included; sorted. */
    public final List<Located> files(String folder) throws IOException {
        List<Located> files = new ArrayList<>();
        for (String path : list(folder)) {
            Optional<Located> file = file(path);
            files.addAll(file.isPresent() ? List.of(file.get()) : files(path));
        }
        return files;
    }
}
