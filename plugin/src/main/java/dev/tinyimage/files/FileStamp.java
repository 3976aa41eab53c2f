package dev.tinyimage.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What git's index knows a file by (git-update-index(1)): its length and inode, and when this and the content have changed.
 * A program that sets the content's time back changes the inode by that. A link is not followed.
 *
 * @param text without blanks; the same as long as nobody writes the file, wherever it lies
 * @param changed when the inode was last changed
 */
public record FileStamp(String text, FileTime changed) {

    /** Longer than any system's clock takes for a tick; within one, a second change would not show. */
    private static final Duration TICK = Duration.ofSeconds(2);

    /** None where the system tells too little. */
    public static Optional<FileStamp> of(Path file) throws IOException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return Optional.empty();
        }
        Map<String, Object> attributes =
                Files.readAttributes(file, "unix:size,ino,lastModifiedTime,ctime", LinkOption.NOFOLLOW_LINKS);
        FileTime written = (FileTime) attributes.get("lastModifiedTime");
        FileTime changed = (FileTime) attributes.get("ctime");
        String text = attributes.get("size") + "," + attributes.get("ino") + "," + text(written) + "," + text(changed);
        return Optional.of(new FileStamp(text, changed));
    }

    /** Seconds and nanoseconds, for a date takes a JVM that has just started long, and a build looks at hundreds of files. */
    private static String text(FileTime time) {
        Instant instant = time.toInstant();
        return instant.getEpochSecond() + "." + instant.getNano();
    }

    /** None either where the file was written so lately that its next change might not show. */
    public static Optional<String> settled(Path file) throws IOException {
        FileTime lately = FileTime.from(Instant.now().minus(TICK));
        return of(file).filter(stamp -> stamp.changed.compareTo(lately) < 0).map(FileStamp::text);
    }
}
