package dev.tinyimage.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileStampTest {

    @TempDir
    Path folder;

    @Test
    void staysAsLongAsNobodyWrites() throws IOException {
        Path old = Path.of(System.getProperty("java.home"), "lib/modules");

        assertThat(FileStamp.settled(old))
                .isPresent()
                .isEqualTo(FileStamp.of(old).map(FileStamp::text))
                .isEqualTo(FileStamp.settled(old));
    }

    /** The time of the content can be set back, that of the inode cannot. */
    @Test
    void whatHasJustBeenWrittenIsNotSettled() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "a");
        Optional<FileStamp> first = FileStamp.of(file);
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));

        assertThat(FileStamp.settled(file)).isEmpty();
        assertThat(FileStamp.of(file)).isPresent().isNotEqualTo(first);
    }
}
