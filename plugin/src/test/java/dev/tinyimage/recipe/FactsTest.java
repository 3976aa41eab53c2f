package dev.tinyimage.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tinyimage.testkit.TestCache;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FactsTest {

    @TempDir
    Path folder;

    private enum Colour {
        RED {
            @Override
            public String toString() {
                return "a name for people";
            }
        }
    }

    private record Point(int x, Optional<String> label) {}

    /** A value and its text. */
    private record Written(String summary, Object value, String text) {
        @Override
        public String toString() {
            return summary;
        }
    }

    static Stream<Written> written() {
        return Stream.of(
                new Written("a text", "ab", "2:ab"),
                new Written("no text", "", "0:"),
                new Written("a number", 12L, "2:12"),
                new Written("a truth", true, "4:true"),
                new Written("a constant, by its name", Colour.RED, "3:RED"),
                new Written("a time", Instant.EPOCH, "20:1970-01-01T00:00:00Z"),
                new Written("a while", Duration.ofSeconds(5), "4:PT5S"),
                new Written("a record, by its components", new Point(1, Optional.of("a")), "(x=1:1,label=[1:a,],)"),
                new Written("a record without something", new Point(1, Optional.empty()), "(x=1:1,label=[],)"),
                new Written("a list, in its order", List.of("b", "a"), "[1:b,1:a,]"),
                new Written("a set, in any order", new LinkedHashSet<>(List.of("b", "a")), "[1:a,1:b,]"),
                new Written("a map, in any order", Map.of("b", 1, "a", 2), "[[1:a,1:2,],[1:b,1:1,],]"),
                new Written("a file that is not there", Path.of("no-such-file"), "none"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("written")
    void values(Written written) {
        assertThat(text(written.value())).isEqualTo("name " + written.text() + "\n");
    }

    /** Two values that are not the same. */
    private record Different(Object one, Object other) {}

    static Stream<Different> different() {
        return Stream.of(
                new Different(List.of("a", "b"), List.of("a,1:b")),
                new Different(List.of("ab"), List.of("a", "b")),
                new Different(List.of(), List.of("")),
                new Different(List.of(List.of("a"), List.of("b")), List.of(List.of("a", "b"))),
                new Different(Optional.empty(), Optional.of("")),
                new Different(Map.of("a", "b"), Map.of("b", "a")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("different")
    void noTwoTextsLookAlike(Different values) {
        assertThat(text(values.one())).isNotEqualTo(text(values.other()));
    }

    @Test
    void aLineCannotBeMadeByAValue() {
        assertThat(new Facts(TestCache.get()).add("one", "a\nother 1:b").text())
                .isNotEqualTo(new Facts(TestCache.get())
                        .add("one", "a")
                        .add("other", "b")
                        .text());
    }

    @Test
    void whatHasNoTextOfItsOwnIsRefused() {
        assertThatThrownBy(() -> text(List.of(URI.create("a:b"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("java.net.URI");
    }

    /** What becomes of a folder with the file {@code a/b} and the link {@code l} to it. */
    private record Change(String summary, Edit edit, boolean seen) {
        @Override
        public String toString() {
            return summary;
        }
    }

    private interface Edit {
        void of(Path folder) throws IOException;
    }

    static Stream<Change> changes() {
        return Stream.of(
                new Change("nothing", folder -> {}, false),
                new Change(
                        "other times",
                        folder -> Files.setLastModifiedTime(folder.resolve("a/b"), FileTime.from(Instant.EPOCH)),
                        false),
                new Change("other content", folder -> Files.writeString(folder.resolve("a/b"), "y"), true),
                new Change("a new file", folder -> Files.writeString(folder.resolve("a/c"), "x"), true),
                new Change("a new folder", folder -> Files.createDirectory(folder.resolve("c")), true),
                new Change("another name", folder -> Files.move(folder.resolve("a/b"), folder.resolve("a/c")), true),
                new Change("no file", folder -> Files.delete(folder.resolve("a/b")), true),
                new Change("a program", folder -> folder.resolve("a/b").toFile().setExecutable(true), true),
                new Change("a link that leads elsewhere", folder -> link(folder, "./a/b"), true),
                new Change(
                        "the content of what was a link",
                        folder -> {
                            Files.delete(folder.resolve("l"));
                            Files.writeString(folder.resolve("l"), "x");
                        },
                        true));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void foldersByWhatIsInThem(Change change) throws IOException {
        Path one = folder(folder.resolve("one"));
        Path other = folder(folder.resolve("other"));
        change.edit().of(other);

        assertThat(!text(one).equals(text(other))).isEqualTo(change.seen());
    }

    @Test
    void filesByWhatIsInThem() throws IOException {
        Path one = Files.writeString(folder.resolve("one"), "x");
        Path same = Files.writeString(folder.resolve("same"), "x");
        Path other = Files.writeString(folder.resolve("other"), "y");

        assertThat(text(Optional.of(same))).isEqualTo(text(Optional.of(one)));
        assertThat(text(other)).isNotEqualTo(text(one));
        assertThat(text(Set.of(one))).doesNotContain(folder.toString());
    }

    private static Path folder(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("a"));
        Files.writeString(folder.resolve("a/b"), "x");
        return link(folder, "a/b");
    }

    private static Path link(Path folder, String target) {
        try {
            Files.deleteIfExists(folder.resolve("l"));
            Files.createSymbolicLink(folder.resolve("l"), Path.of(target));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Object value) {
        return new Facts(TestCache.get()).add("name", value).text();
    }
}
