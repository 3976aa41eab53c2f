package dev.tinyimage.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Turns folders and files of this machine into entries. */
public final class FolderEntries {

    private static final int EXECUTABLE = 0755;
    private static final int PLAIN = 0644;
    private static final int ROOT = 0;

    private FolderEntries() {}

    /**
     * All that is in a folder, sorted by path, links kept. Modes are made uniform: what its owner may execute all may,
     * and what is there all may read, for the image runs as any user.
     *
     * @param folder on this machine
     * @param path of the folder in the image; entries for it and its parents come first
     */
    public static List<Entry> of(Path folder, String path) throws IOException {
        List<Entry> entries = new ArrayList<>(parents(path));
        entries.add(directory(path));
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(file -> !file.equals(folder)).toList();
        }
        List<Entry> below = new ArrayList<>();
        for (Path file : files) {
            below.add(
                    entry(file, path + "/" + folder.relativize(file).toString().replace('\\', '/')));
        }
        below.sort((a, b) -> a.path().compareTo(b.path()));
        entries.addAll(below);
        return entries;
    }

    /** A file that all may read. */
    public static Entry file(Path file, String path) {
        return new Entry.File(path, PLAIN, Content.of(file));
    }

    /** A directory that all may read. */
    public static Entry directory(String path) {
        return new Entry.Directory(path, EXECUTABLE, ROOT);
    }

    /** The directories above a path, topmost first, the root left out. */
    public static List<Entry> parents(String path) {
        List<Entry> parents = new ArrayList<>();
        for (int slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1)) {
            parents.add(directory(path.substring(0, slash)));
        }
        return parents;
    }

    private static Entry entry(Path file, String path) throws IOException {
        if (Files.isSymbolicLink(file)) {
            return new Entry.Link(path, Files.readSymbolicLink(file).toString().replace('\\', '/'));
        }
        if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
            return directory(path);
        }
        return new Entry.File(path, isExecutable(file) ? EXECUTABLE : PLAIN, Content.of(file));
    }

    /** A system without such modes, as Windows is, calls every file executable. */
    private static boolean isExecutable(Path file) throws IOException {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                && Files.getPosixFilePermissions(file).contains(PosixFilePermission.OWNER_EXECUTE);
    }
}
