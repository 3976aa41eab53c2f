package dev.tinyimage.cache;

import dev.tinyimage.files.FileStamp;
import dev.tinyimage.files.Sha256;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/**
 * A file as it was when it was read last; of a link, where it leads is its content.
 *
 * @param path relative to what is sealed; empty where that is the file itself
 * @param size length in bytes
 * @param stamp see {@link FileStamp}
 */
record SealedFile(String path, long size, String digest, String stamp) {

    private static final String NO_STAMP = "-";
    private static final int FIELDS = 4;

    static SealedFile of(Path content, Path file) throws IOException {
        // before it is read: what changes meanwhile shows next time
        String stamp = FileStamp.of(file).map(FileStamp::text).orElse(NO_STAMP);
        String digest = Files.isSymbolicLink(file)
                ? Sha256.of(Files.readSymbolicLink(file).toString().getBytes(StandardCharsets.UTF_8))
                : Sha256.of(file);
        long size = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .size();
        return new SealedFile(content.relativize(file).toString(), size, digest, stamp);
    }

    /**
     * Whether it is the same file, which nobody has written since. Never so where the system tells too little, or where it
     * had changed just before: one more change within the same tick of the system's clock would not show.
     *
     * @param written when this was written down
     */
    boolean isUntouched(Path content, FileTime written) throws IOException {
        return FileStamp.of(content.resolve(path))
                .filter(now -> now.text().equals(stamp) && now.changed().compareTo(written) < 0)
                .isPresent();
    }

    boolean hasBytesOf(SealedFile other) {
        return path.equals(other.path) && size == other.size && digest.equals(other.digest);
    }

    /** A line without blanks but those between its fields. */
    String text() {
        return size + " " + digest + " " + stamp + " " + URLEncoder.encode(path, StandardCharsets.UTF_8) + "\n";
    }

    static SealedFile read(String line) {
        String[] fields = line.split(" ", FIELDS);
        String path = URLDecoder.decode(fields[3], StandardCharsets.UTF_8);
        return new SealedFile(path, Long.parseLong(fields[0]), fields[1], fields[2]);
    }
}
