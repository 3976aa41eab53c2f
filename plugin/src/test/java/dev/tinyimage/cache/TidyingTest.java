package dev.tinyimage.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.tinyimage.testkit.RecordingConsole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TidyingTest {

    private static final String FORMAT = Integer.toString(Cache.FORMAT);
    private static final int KILOBYTE = 1000;

    @TempDir
    Path home;

    private final RecordingConsole console = new RecordingConsole();

    /**
     * A cache and what is left of it.
     *
     * @param kept path, kilobytes and age in hours of each item; "now" is the current format, and one that ends with a
     *     slash is a folder with a file
     * @param left paths of those that stay
     */
    private record Scenario(String summary, int maxKilobytes, String kept, String left) {
        @Override
        public String toString() {
            return summary;
        }
    }

    static Stream<Scenario> scenarios() {
        return Stream.of(
                new Scenario(
                        "what nobody has used for 60 days goes, files and folders",
                        100,
                        "now/kind/a 1 1439, now/kind/b 1 1441, now/kind/c/ 1 1439, now/kind/d/ 1 1441",
                        "now/kind/a now/kind/c/"),
                new Scenario(
                        "what is not complete after a day is of a build that was killed",
                        100,
                        "now/kind/partial1 1 23, now/kind/partial2 1 25, now/kind/partial3/ 1 23, now/kind/partial4/ 1 25",
                        "now/kind/partial1 now/kind/partial3/"),
                new Scenario(
                        "of what is too much the least recently used goes",
                        5,
                        "now/kind/a 2 100, now/kind/b/ 2 200, now/other/c 2 300, now/other/d/ 2 400",
                        "now/kind/a now/kind/b/ now/other"),
                new Scenario(
                        "what is not too much stays",
                        8,
                        "now/kind/a 4 100, now/kind/b/ 4 200",
                        "now/kind/a now/kind/b/"),
                new Scenario(
                        "what a build can be using stays, however much it is",
                        1,
                        "now/kind/a 2 1, now/kind/b/ 2 47, now/kind/c/ 2 49",
                        "now/kind/a now/kind/b/"),
                new Scenario(
                        "older formats count too, and an empty one goes as a whole",
                        5,
                        "2/kind/a 1 1441, 4/kind/b 2 100, 4/kind/c/ 2 300, now/kind/d/ 2 200, 3/kind",
                        "2/kind 4/kind/b now/kind/d/"),
                new Scenario(
                        "newer formats and what is none stay as they are",
                        1,
                        "999/kind/a 2 1441, tools/kind/b 2 1441, 1.0/kind 2 1441",
                        "1.0/kind 999/kind/a tools/kind/b"),
                new Scenario(
                        "of the current format the folders stay",
                        1,
                        "now/kind/a 2 100, now/other",
                        "now/kind now/other"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void whatIsLeft(Scenario scenario) throws IOException {
        for (String kept : scenario.kept().split(", ")) {
            make(kept.split(" "));
        }

        new Tidying(home, scenario.maxKilobytes() * KILOBYTE, console).run();

        assertThat(left()).isEqualTo(scenario.left());
    }

    @Test
    void onceADay() throws IOException {
        make("now/kind/a", "1", "2000");
        FileTime anHourAgo = FileTime.from(Instant.now().minus(Duration.ofHours(1)));
        Files.setLastModifiedTime(Files.createFile(home.resolve("tidied")), anHourAgo);
        new Cache(home, console).tidy();
        assertThat(left()).isEqualTo("now/kind/a");

        Files.setLastModifiedTime(
                home.resolve("tidied"), FileTime.from(Instant.now().minus(Duration.ofHours(25))));
        new Cache(home, console).tidy();
        assertThat(left()).isEqualTo("now/kind");

        make("now/kind/a", "1", "2000");
        new Cache(home, console).tidy();
        assertThat(left()).isEqualTo("now/kind/a");
    }

    @Test
    void whatIsUsedIsNotOld() throws IOException {
        Cache cache = new Cache(home, console);
        cache.text("kind", "text", () -> "text");
        Path file = cache.file("kind", "file", partial -> Files.writeString(partial, "file"));
        for (Path path : List.of(
                file,
                home.resolve(FORMAT).resolve("kind/text"),
                home.resolve(FORMAT).resolve("kind/file"))) {
            Files.setLastModifiedTime(path, FileTime.from(Instant.now().minus(Duration.ofDays(61))));
        }
        cache.find("kind", "text");
        cache.file("kind", "file", partial -> {});

        cache.tidy();

        assertThat(cache.find("kind", "text")).contains("text");
        assertThat(file).hasContent("file");
        assertThat(console.lines()).isEmpty();
    }

    @Test
    void onlyTheOwnFolder() throws IOException {
        make("now/kind/a", "1", "2000");
        Path spare = home.resolve("spare");

        new Cache(spare, Optional.of(home), 0, console).tidy();

        assertThat(left()).isEqualTo("now/kind/a");
        assertThat(home.resolve("tidied")).doesNotExist();
    }

    @Test
    void whileOtherBuildsWrite() throws Exception {
        Cache cache = new Cache(home, console);
        AtomicBoolean done = new AtomicBoolean();
        Thread writer = new Thread(() -> {
            while (!done.get()) {
                cache.replace("kind", "key", "text"); // by a partial file that is gone at once
            }
        });
        writer.start();
        try {
            assertThatCode(() -> {
                        for (int i = 0; i < 2000; i++) {
                            Files.deleteIfExists(home.resolve("tidied"));
                            cache.tidy();
                        }
                    })
                    .doesNotThrowAnyException();
        } finally {
            done.set(true);
            writer.join();
        }
        assertThat(console.details()).isEmpty();
    }

    private void make(String... kept) throws IOException {
        Path path = home.resolve(kept[0].replace("now/", FORMAT + "/"));
        if (kept.length == 1) {
            Files.createDirectories(path);
            return;
        }
        Path file = kept[0].endsWith("/") ? path.resolve("lib/file") : path;
        Files.createDirectories(file.getParent());
        Files.write(file, new byte[KILOBYTE * Integer.parseInt(kept[1])]);
        Files.setLastModifiedTime(
                path, FileTime.from(Instant.now().minus(Duration.ofHours(Integer.parseInt(kept[2])))));
    }

    /** Files, folders of the cache that are one item, and empty folders. */
    private String left() throws IOException {
        try (Stream<Path> all = Files.walk(home)) {
            return all.filter(path -> path.toFile().isFile() || path.toFile().list().length == 0)
                    .map(path -> home.relativize(path).toString().replace("lib/file", ""))
                    .map(path -> path.startsWith(FORMAT + "/") ? path.replaceFirst(FORMAT, "now") : path)
                    .filter(path -> !path.equals("tidied"))
                    .sorted()
                    .collect(Collectors.joining(" "));
        }
    }
}
