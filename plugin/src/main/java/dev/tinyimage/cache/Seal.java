package dev.tinyimage.cache;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a file or folder of the cache has to be to be used. Empty folders and permissions are not looked at.
 *
 * @param content the file or folder
 * @param files all that it is made of, in the order of their paths
 */
record Seal(Path content, List<SealedFile> files) {

    Seal {
        files = List.copyOf(files);
    }

    /** Reads all files. */
    static Seal of(Path content) throws IOException {
        List<SealedFile> files = new ArrayList<>();
        for (Path file : files(content)) {
            files.add(SealedFile.of(content, file));
        }
        return new Seal(content, files);
    }

    /**
     * Whether nobody has written or added a file since; no file is read.
     *
     * @param written when this was written down
     */
    boolean isUntouched(FileTime written) throws IOException {
        if (files(content).size() != files.size()) {
            return false;
        }
        for (SealedFile file : files) {
            if (!file.isUntouched(content, written)) {
                return false;
            }
        }
        return true;
    }

    boolean hasBytesOf(Seal other) {
        boolean has = files.size() == other.files.size();
        for (int i = 0; has && i < files.size(); i++) {
            has = files.get(i).hasBytesOf(other.files.get(i));
        }
        return has;
    }

    /** Whether it is about the same content. */
    boolean isOf(Seal other) {
        return content.equals(other.content) && hasBytesOf(other);
    }

    /** The content's name, and a line for each file. */
    String text() {
        return content.getFileName() + "\n"
                + files.stream().map(SealedFile::text).collect(Collectors.joining());
    }

    /**
     * Reads a seal.
     *
     * @param folder of the content
     */
    static Seal read(Path folder, String text) {
        List<String> lines = text.lines().toList();
        return new Seal(
                folder.resolve(lines.get(0)),
                lines.stream().skip(1).map(SealedFile::read).toList());
    }

    private static List<Path> files(Path content) throws IOException {
        try (Stream<Path> all = Files.walk(content)) {
            return all.filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
