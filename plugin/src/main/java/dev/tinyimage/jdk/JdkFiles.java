package dev.tinyimage.jdk;

import dev.tinyimage.image.DigestStream;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What files of a JDK are told by without being read, for they have hundreds of megabytes. */
public final class JdkFiles {

    private JdkFiles() {}

    /**
     * A line for each file in a folder, or for a file alone: its path in it, and its digest. Sources are in no runtime, nor
     * is what nobody may read.
     */
    public static String digests(Path root) throws IOException {
        StringBuilder lines = new StringBuilder();
        try (Stream<Path> files = Files.walk(root, FileVisitOption.FOLLOW_LINKS)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(Files::isReadable)
                    .sorted()
                    .toList()) {
                if (!file.endsWith("src.zip")) {
                    lines.append(root.relativize(file) + " " + DigestStream.of(file) + "\n");
                }
            }
        }
        return lines.toString();
    }

    /**
     * A line for each file in a folder: its path in it, its length and its time.
     *
     * @param timed false where times say nothing
     */
    public static String stamps(Path root, boolean timed) throws IOException {
        StringBuilder stamps = new StringBuilder();
        try (Stream<Path> files = Files.walk(root, FileVisitOption.FOLLOW_LINKS)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                stamps.append(root.relativize(file) + " " + Files.size(file));
                stamps.append(timed ? " " + Files.getLastModifiedTime(file) + "\n" : "\n");
            }
        }
        return stamps.toString();
    }
}
