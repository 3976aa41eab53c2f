package dev.tinyimage.trial;

import dev.tinyimage.image.Image;
import dev.tinyimage.image.Layer;
import dev.tinyimage.image.LayerFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * The root file system of an image as a folder, in which nothing is written or read outside of it, whatever paths and
 * links the layers hold.
 */
final class RootFolder {

    /** As many links in one path as Linux follows: path_resolution(7). */
    private static final int MAX_LINKS = 40;

    /** OCI image specification, layer.md, "Whiteouts". */
    private static final String WHITEOUT = ".wh.";

    private static final String OPAQUE = ".wh..wh..opq";

    /** What container engines mount over; without these folders nothing can be mounted on a read-only root. */
    private static final List<String> MOUNT_POINTS = List.of("/proc", "/dev", "/sys", "/tmp");

    /** What engines take from the machine, for the application shares its network. */
    private static final List<String> NETWORK = List.of("/etc/hosts", "/etc/resolv.conf");

    private final Path root;

    private RootFolder(Path root) {
        this.root = root;
    }

    /** Unpacks the image's layers one over the other; what was in the folder goes. */
    static Path unpack(Image image, Path folder) throws IOException {
        Path root = folder.toAbsolutePath().normalize();
        delete(root, Set.of());
        Files.createDirectories(root);
        RootFolder unpacked = new RootFolder(root);
        for (Layer layer : image.layers()) {
            unpacked.add(layer);
        }
        unpacked.addWhatEnginesAdd();
        return root;
    }

    private void add(Layer layer) throws IOException {
        Set<Path> written = new HashSet<>();
        try (InputStream in = LayerFormat.unpack(layer.content());
                TarArchiveInputStream tar = new TarArchiveInputStream(in, StandardCharsets.UTF_8.name())) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                add(entry, tar, written);
            }
        }
    }

    /** A whiteout hides what lower layers have, never what its own layer has, be that before or after it. */
    private void add(TarArchiveEntry entry, InputStream content, Set<Path> written) throws IOException {
        List<String> names = names(entry.getName());
        if (names.isEmpty()) {
            return;
        }
        String name = names.get(names.size() - 1);
        Path folder = folder(names.subList(0, names.size() - 1));
        if (name.equals(OPAQUE)) {
            for (Path child : children(folder)) {
                delete(child, written);
            }
        } else if (name.startsWith(WHITEOUT)) {
            delete(child(folder, name.substring(WHITEOUT.length())), written);
        } else {
            Path file = child(folder, name);
            write(entry, content, file);
            written.add(file);
        }
    }

    private void write(TarArchiveEntry entry, InputStream content, Path file) throws IOException {
        boolean merges = entry.isDirectory() && Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS);
        if (!merges) {
            delete(file, Set.of());
        }
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, target(file, entry.getLinkName()));
        } else if (entry.isLink()) {
            List<String> names = names(entry.getLinkName());
            Files.createLink(file, child(folder(names.subList(0, names.size() - 1)), names.get(names.size() - 1)));
        } else if (entry.isDirectory()) {
            Files.createDirectories(file);
            // Open to whatever user a sandbox without privileges turns the image's into.
            Files.setPosixFilePermissions(file, permissions(entry.getMode() | 0755));
        } else if (entry.isFile()) {
            Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
            Files.setPosixFilePermissions(file, permissions(entry.getMode()));
            // Start-up archives are made against the jars' times, and refused where these differ.
            Files.setLastModifiedTime(
                    file, FileTime.from(entry.getLastModifiedDate().toInstant()));
        }
    }

    /** Absolute links are made relative: then they mean the same in a sandbox, and without one do not lead out. */
    private Path target(Path link, String target) {
        if (!target.startsWith("/")) {
            return Path.of(target);
        }
        Path folder = link.getParent();
        Path inside = Path.of("/").relativize(Path.of(target).normalize()); // nothing is above the root
        return folder.equals(root.resolve(inside)) ? Path.of(".") : folder.relativize(root.resolve(inside));
    }

    private Path child(Path folder, String name) throws IOException {
        if (name.isEmpty() || name.equals(".") || name.equals("..")) {
            throw new IOException("a layer of the image has an entry of the name '" + name + "'");
        }
        return folder.resolve(name);
    }

    /** Follows links as a process inside would, for which nothing is above the root; folders that lack are made. */
    private Path folder(List<String> path) throws IOException {
        Deque<String> ahead = new ArrayDeque<>(path);
        Path at = root;
        int links = 0;
        while (!ahead.isEmpty()) {
            String name = ahead.removeFirst();
            if (name.equals("..")) {
                at = at.equals(root) ? root : at.getParent();
                continue;
            }
            Path next = at.resolve(name);
            if (Files.isSymbolicLink(next)) {
                if (++links > MAX_LINKS) {
                    throw new IOException("a layer of the image has links in a circle at /" + root.relativize(next));
                }
                List<String> names = names(Files.readSymbolicLink(next).toString());
                for (int i = names.size() - 1; i >= 0; i--) {
                    ahead.addFirst(names.get(i));
                }
            } else {
                at = Files.isDirectory(next) ? next : Files.createDirectory(next);
            }
        }
        return at;
    }

    private void addWhatEnginesAdd() throws IOException {
        for (String folder : MOUNT_POINTS) {
            folder(names(folder));
        }
        for (String file : NETWORK) {
            Path copy = folder(List.of("etc")).resolve(Path.of(file).getFileName());
            if (Files.isReadable(Path.of(file))) {
                delete(copy, Set.of());
                Files.copy(Path.of(file), copy);
            }
        }
    }

    private static List<String> names(String path) {
        return Stream.of(path.split("/"))
                .filter(name -> !name.isEmpty() && !name.equals("."))
                .toList();
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

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return new ArrayList<>(files.toList());
        }
    }

    /** Deletes a file or folder but for some that stay; links are not followed. */
    private static void delete(Path file, Set<Path> staying) throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(file, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!staying.contains(file)) {
                    Files.delete(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException problem) throws IOException {
                if (!staying.contains(folder) && children(folder).isEmpty()) {
                    Files.delete(folder);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
