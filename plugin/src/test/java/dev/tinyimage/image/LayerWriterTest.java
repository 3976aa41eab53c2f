package dev.tinyimage.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tinyimage.console.UserError;
import dev.tinyimage.testkit.RecordingConsole;
import dev.tinyimage.testkit.TestCache;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayerWriterTest {

    @TempDir
    Path folder;

    private final RecordingConsole console = new RecordingConsole();

    /** Gives its bytes, and then, as a file that somebody writes, the next ones. */
    private record Told(Optional<String> identity, Deque<String> reads) implements Content {

        Told(String identity, String... reads) {
            this(Optional.ofNullable(identity), new ArrayDeque<>(List.of(reads)));
        }

        @Override
        public long size() {
            return 1;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(reads.remove().getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void whatIsKnownToBeTheSameIsReadOnceToBeDigestedAndOnceToBeCompressed() throws IOException {
        Told content = new Told("the same", "a", "a");

        Layer first = write(content);
        Layer second = write(content);

        assertThat(content.reads()).isEmpty();
        assertThat(second.descriptor()).isEqualTo(first.descriptor());
        assertThat(second.diffId()).isEqualTo(first.diffId());
        assertThat(second.unpackedSize()).isEqualTo(first.unpackedSize());
        assertThat(console.steps()).containsExactly("Compressing layers: 2560 of 2560 bytes");
    }

    @Test
    void whatIsNotKnownIsReadEachTime() throws IOException {
        Told content = new Told(null, "a", "a", "b", "b");

        assertThat(write(content).diffId()).isNotEqualTo(write(content).diffId());
    }

    @Test
    void pathsAndModesCount() throws IOException {
        List<String> layers = List.of(
                write(new Entry.File("/a", 0644, new Told("x", "a", "a"))).diffId(),
                write(new Entry.File("/b", 0644, new Told("x", "a", "a"))).diffId(),
                write(new Entry.File("/a", 0755, new Told("x", "a", "a"))).diffId(),
                write(new Entry.File("/a", 0644, new Told("y", "b", "b"))).diffId());

        assertThat(layers).doesNotHaveDuplicates();
    }

    @Test
    void aFileThatChangesMeanwhileIsTold() {
        assertThatThrownBy(() -> write(new Told(null, "a", "b")))
                .isInstanceOf(UserError.class)
                .hasMessage("cannot pack the layer app: one of its files was written while they were read. Build again "
                        + "when nothing else writes into the module.");
    }

    private Layer write(Content content) throws IOException {
        return write(new Entry.File("/file", 0644, content));
    }

    private Layer write(Entry entry) throws IOException {
        LayerWriter writer =
                new LayerWriter(new Compression(LayerFormat.GZIP, 1), TestCache.at(folder.resolve("cache")), console);
        return writer.write("app", List.of(new Entry.Directory("/folder", 0755, 0), entry));
    }
}
