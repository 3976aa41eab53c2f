package dev.tinyimage.base;

import dev.tinyimage.elf.ElfFile;
import dev.tinyimage.rootfs.FileType;
import dev.tinyimage.rootfs.Located;
import dev.tinyimage.rootfs.Node;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The root file system of a Linux installation in a folder of this machine. */
final class Sysroot extends NativeRoot {

    private final Path root;

    /** @param root the folder that plays {@code /} */
    Sysroot(Path root) {
        this.root = root;
    }

    /** The folder that plays {@code /}. */
    Path root() {
        return root;
    }

    /** The same file for this machine. */
    Path file(Located located) {
        return at(located.path());
    }

    /** UTF-8 by Debian policy 5.1; a stray byte in some description is no reason to fail. */
    String text(Located file) throws IOException {
        return new String(Files.readAllBytes(file(file)), StandardCharsets.UTF_8);
    }

    @Override
    public Optional<Node> node(String path) throws IOException {
        Path file = at(path);
        if (Files.isSymbolicLink(file)) {
            return Optional.of(new Node(
                    FileType.SYMBOLIC_LINK, Files.readSymbolicLink(file).toString()));
        }
        if (Files.isDirectory(file)) {
            return Optional.of(new Node(FileType.FOLDER, ""));
        }
        return Files.isRegularFile(file) ? Optional.of(new Node(FileType.FILE, "")) : Optional.empty();
    }

    @Override
    public List<String> names(String folder) throws IOException {
        try (Stream<Path> files = Files.list(at(folder))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Override
    Optional<ElfFile> elf(String path) throws IOException {
        return ElfFile.read(at(path));
    }

    private Path at(String path) {
        return root.resolve(path.isEmpty() ? "" : path.substring(1));
    }
}
