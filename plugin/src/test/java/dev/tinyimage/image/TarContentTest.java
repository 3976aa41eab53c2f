package dev.tinyimage.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tinyimage.testkit.TestLayers;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TarContentTest {

    private static final String LONG = "/a/" + "long/".repeat(50) + "name";

    /**
     * Entries.
     *
     * @param listing as a reader sees them
     */
    private record Scenario(String summary, List<Entry> entries, List<String> listing) {

        @Override
        public String toString() {
            return summary;
        }
    }

    static Stream<Scenario> scenarios() {
        return Stream.of(
                new Scenario("nothing", List.of(), List.of()),
                new Scenario(
                        "one of each kind",
                        List.of(
                                new Entry.Directory("/a", 0750, 7),
                                file("/a/b", "text"),
                                new Entry.Link("/a/c", "../b")),
                        List.of("a/ 750 7 ", "a/b 644 0 text", "a/c 777 0 -> ../b ")),
                new Scenario(
                        "contents that fill their records, and such that do not",
                        List.of(file("/empty", ""), file("/full", "x".repeat(512)), file("/more", "x".repeat(513))),
                        List.of("empty 644 0 ", "full 644 0 " + "x".repeat(512), "more 644 0 " + "x".repeat(513))),
                new Scenario(
                        "names that need records of their own",
                        List.of(file(LONG, "1"), file("/ü", "2")),
                        List.of(LONG.substring(1) + " 644 0 1", "ü 644 0 2")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void read(Scenario scenario) throws IOException {
        Layer tar = TestLayers.writer().tar("x", scenario.entries());
        Layer compressed = TestLayers.writer().compress(tar);

        assertThat(listing(tar.content(), true)).isEqualTo(scenario.listing());
        assertThat(listing(tar.content(), false)).hasSameSizeAs(scenario.listing());
        byte[] bytes = bytes(tar.content());
        assertThat(bytes).hasSize((int) tar.unpackedSize()).isEqualTo(bytes(compressed.content()));
        assertThat(DigestStream.digest(bytes))
                .isEqualTo(tar.diffId())
                .isEqualTo(tar.descriptor().digest())
                .isEqualTo(compressed.diffId());
    }

    @Test
    void ofAFileThatGrowsMeanwhileThereIsWhatWasPromised() throws IOException {
        Content growing = told(1, "more");

        assertThat(listing(new TarContent(List.of(new Entry.File("/a", 0644, growing)), 0), true))
                .containsExactly("a 644 0 m");
    }

    @Test
    void aFileThatShrinksMeanwhileIsNoFile() {
        Content shrinking = told(5, "less");

        assertThatThrownBy(() -> bytes(new TarContent(List.of(new Entry.File("/a", 0644, shrinking)), 0)))
                .isInstanceOf(EOFException.class);
    }

    private static Entry file(String path, String text) {
        return new Entry.File(path, 0644, Content.of(text));
    }

    private static Content told(long size, String text) {
        return new Content() {
            @Override
            public long size() {
                return size;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
            }
        };
    }

    private static byte[] bytes(Content layer) throws IOException {
        try (InputStream in = LayerFormat.unpack(layer)) {
            return in.readAllBytes();
        }
    }

    private static List<String> listing(Content layer, boolean withContents) throws IOException {
        List<String> listing = new ArrayList<>();
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(LayerFormat.unpack(layer), StandardCharsets.UTF_8.name())) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                String link = entry.isSymbolicLink() ? "-> " + entry.getLinkName() + " " : "";
                String text = withContents ? new String(tar.readAllBytes(), StandardCharsets.UTF_8) : "";
                listing.add(entry.getName() + " " + Integer.toOctalString(entry.getMode() & 0777) + " "
                        + entry.getLongUserId() + " " + link + text);
            }
        }
        return listing;
    }
}
