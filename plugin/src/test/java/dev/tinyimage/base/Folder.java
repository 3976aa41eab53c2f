package dev.tinyimage.base;

import dev.tinyimage.elf.TestElf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A folder that a test fills: paths are relative to it, even with a slash at the start. */
record Folder(Path root) {

    Folder text(String path, String text) throws IOException {
        Files.createDirectories(at(path).getParent());
        Files.writeString(at(path), text);
        return mode(path, "rw-rw-r--");
    }

    Folder append(String path, String text) throws IOException {
        return text(path, Files.readString(at(path)) + text);
    }

    Folder elf(String path, TestElf elf) throws IOException {
        elf.write(at(path));
        return mode(path, "rw-rw-r--");
    }

    Folder mode(String path, String permissions) throws IOException {
        Files.setPosixFilePermissions(at(path), PosixFilePermissions.fromString(permissions));
        return this;
    }

    Folder link(String path, String target) throws IOException {
        Files.createDirectories(at(path).getParent());
        Files.createSymbolicLink(at(path), Path.of(target));
        return this;
    }

    Folder directory(String path) throws IOException {
        Files.createDirectories(at(path));
        return this;
    }

    private Path at(String path) {
        return root.resolve(path.replaceFirst("^/", ""));
    }
}
