package dev.tinyimage.rootfs;

import dev.tinyimage.rootfs.LayeredRoot.Origin;
import dev.tinyimage.rootfs.LayeredRoot.Placed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes files of layers into a folder of this machine. */
final class Unpacking {

    private final Path root;
    private final boolean posix;

    /** Where to write the content of each file; more than one path for hard links. */
    private final Map<Origin, List<Path>> files = new HashMap<>();

    private final Map<Path, String> links = new LinkedHashMap<>();

    Unpacking(Path folder) {
        root = folder.toAbsolutePath().normalize();
        posix = root.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /**
     * Adds a file, or makes a folder.
     *
     * @param path where to, from the folder's root; its parent has been added before
     */
    void add(String path, Placed placed) throws IOException {
        Path file = root.resolve(path.substring(1));
        switch (placed.entry().type()) {
            case FOLDER -> {
                Files.createDirectory(file);
                // Open to whatever user a sandbox without privileges turns the image's into.
                permit(file, placed.entry().mode() | 0755);
            }
            case SYMBOLIC_LINK -> links.put(file, placed.entry().target());
            default ->
                files.computeIfAbsent(placed.origin(), origin -> new ArrayList<>())
                        .add(file);
        }
    }

    /** Writes the files, then the links, so that nothing is written through one. */
    void write(List<Level> levels) throws IOException {
        for (int i = 0; i < levels.size(); i++) {
            int level = i;
            if (files.keySet().stream().anyMatch(origin -> origin.level() == level)) {
                levels.get(level).read((number, entry, content) -> write(new Origin(level, number), entry, content));
            }
        }
        for (Map.Entry<Path, String> link : links.entrySet()) {
            Files.createSymbolicLink(link.getKey(), target(link.getKey(), link.getValue()));
        }
    }

    private void write(Origin origin, LayerEntry entry, InputStream content) throws IOException {
        List<Path> paths = files.getOrDefault(origin, List.of());
        if (paths.isEmpty()) {
            return;
        }
        Path file = paths.get(0);
        Files.copy(content, file);
        permit(file, entry.mode());
        // Start-up archives are made against the jars' times, and refused where these differ.
        Files.setLastModifiedTime(file, FileTime.from(entry.modified()));
        for (Path other : paths.subList(1, paths.size())) {
            Files.createLink(other, file);
        }
    }

    /** Absolute links are made relative: then they mean the same in a sandbox, and without one do not lead out. */
    private Path target(Path link, String target) {
        Path folder = link.getParent();
        if (!target.startsWith("/")) {
            return folder.getFileSystem().getPath(target);
        }
        Path inside = root;
        for (String name : Root.parts(target)) {
            Path above = inside.equals(root) ? root : inside.getParent(); // nothing is above the root
            inside = name.equals("..") ? above : inside.resolve(name);
        }
        return folder.equals(inside) ? folder.getFileSystem().getPath(".") : folder.relativize(inside);
    }

    private void permit(Path file, int mode) throws IOException {
        if (posix) {
            Files.setPosixFilePermissions(file, permissions(mode));
        }
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        PosixFilePermission[] highestFirst = PosixFilePermission.values();
        for (int i = 0; i < highestFirst.length; i++) {
            if ((mode & 0400 >> i) != 0) {
                permissions.add(highestFirst[i]);
            }
        }
        return permissions;
    }
}
