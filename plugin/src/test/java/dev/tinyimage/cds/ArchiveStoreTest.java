package dev.tinyimage.cds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyimage.cache.Cache;
import dev.tinyimage.testkit.RecordingConsole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveStoreTest {

    @TempDir
    Path folder;

    private final RecordingConsole console = new RecordingConsole();
    private int made;

    @Test
    void anArchiveIsMadeOnce() throws IOException {
        assertThat(archive()).hasContent("archive 1");
        assertThat(archive()).hasContent("archive 1");
        assertThat(console.lines()).isEmpty();
    }

    @Test
    void aDamagedOneIsMadeAgain() throws IOException {
        Path kept = archive();
        Files.writeString(kept, "archive of a disk that was full");

        assertThat(archive()).hasContent("archive 2");
        assertThat(archive()).hasContent("archive 2");
        assertThat(console.lines())
                .containsExactly(
                        "warn The start-up archive of an earlier build has been damaged since, and is made again: "
                                + kept);
    }

    private Path archive() throws IOException {
        return new ArchiveStore(new Cache(folder.resolve("cache")), console)
                .archive("key", () -> Files.writeString(folder.resolve("new"), "archive " + ++made));
    }
}
