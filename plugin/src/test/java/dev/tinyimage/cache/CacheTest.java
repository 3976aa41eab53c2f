package dev.tinyimage.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tinyimage.testkit.Damage;
import dev.tinyimage.testkit.Digests;
import dev.tinyimage.testkit.RecordingConsole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CacheTest {

    @TempDir
    Path folder;

    private final RecordingConsole console = new RecordingConsole();

    @Test
    void anEntryIsMadeOnce() {
        Cache cache = new Cache(folder, console);
        AtomicInteger made = new AtomicInteger();

        assertThat(cache.find("kind", "key")).isEmpty();
        assertThat(cache.text("kind", "key", () -> "made " + made.incrementAndGet()))
                .isEqualTo("made 1");
        assertThat(cache.text("kind", "key", () -> "made " + made.incrementAndGet()))
                .isEqualTo("made 1");
        assertThat(cache.find("kind", "key")).contains("made 1");
    }

    @Test
    void whatFailsLeavesNoEntry() throws IOException {
        Cache cache = new Cache(folder, console);

        assertThatThrownBy(() -> cache.file("kind", "key", partial -> {
                    throw new IOException("no");
                }))
                .hasMessage("no");
        assertThat(cache.find("kind", "key")).isEmpty();
        assertThat(folder.resolve("kind")).isEmptyDirectory();
    }

    @Test
    void aFolderThatCannotBeWrittenCostsTimeOnly() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        Cache cache = new Cache(file, console);

        assertThat(cache.text("kind", "key", () -> "made")).isEqualTo("made");
        assertThatThrownBy(() -> cache.file("kind", "key", partial -> {}))
                .hasMessageStartingWith("cannot keep what was pulled in " + file + ": ")
                .hasMessageEndingWith("Set the environment variable XDG_CACHE_HOME to a folder that can be written.");
    }

    @Test
    void whatNobodyUsesGoes() throws IOException {
        Cache cache = new Cache(folder, console);
        cache.text("kind", "old", () -> "old");
        cache.text("kind", "used", () -> "used");
        cache.text("kind", "new", () -> "new");
        FileTime longAgo = FileTime.from(Instant.now().minus(Duration.ofDays(100)));
        Files.setLastModifiedTime(folder.resolve("kind/old"), longAgo);
        Files.setLastModifiedTime(folder.resolve("kind/used"), longAgo);
        cache.find("kind", "used");

        cache.tidy();

        assertThat(folder.resolve("kind")).isDirectoryContaining("glob:**/used").isDirectoryContaining("glob:**/new");
        assertThat(folder.resolve("kind/old")).doesNotExist();
    }

    @Test
    void aFolderAppearsWhenItIsComplete() throws IOException {
        Cache cache = new Cache(folder, console);
        AtomicInteger made = new AtomicInteger();
        Cache.Writer writer = partial -> {
            assertThat(folder.resolve("kind/key")).doesNotExist();
            Files.writeString(Files.createDirectory(partial.resolve("bin")).resolve("a"), "" + made.incrementAndGet());
        };

        assertThatThrownBy(() -> cache.folder("kind", "key", partial -> {
                    writer.write(partial);
                    throw new IOException("no");
                }))
                .hasMessage("no");
        assertThat(folder.resolve("kind")).isEmptyDirectory();

        Path entry = cache.folder("kind", "key", writer);
        assertThat(cache.folder("kind", "key", writer)).isEqualTo(entry);
        assertThat(entry.resolve("bin/a")).hasContent("2");
        assertThat(folder.resolve("kind")).isDirectoryNotContaining("glob:**/partial*");
    }

    @Test
    void theFirstOfTwoBuildsFillsAFolder() throws IOException {
        Cache cache = new Cache(folder, console);

        Path entry = cache.folder("kind", "key", slow -> {
            Files.writeString(slow.resolve("a"), "slow");
            cache.folder("kind", "key", fast -> Files.writeString(fast.resolve("a"), "fast"));
        });

        assertThat(entry.resolve("a")).hasContent("fast");
        assertThat(folder.resolve("kind")).isDirectoryNotContaining("glob:**/partial*");
    }

    @Test
    void aFolderGoesAsAWhole() throws IOException {
        Cache cache = new Cache(folder, console);
        FileTime longAgo = FileTime.from(Instant.now().minus(Duration.ofDays(100)));
        Cache.Writer writer = partial -> {
            Files.writeString(Files.createDirectory(partial.resolve("bin")).resolve("a"), "a");
            Files.setLastModifiedTime(partial.resolve("bin/a"), longAgo);
            Files.setLastModifiedTime(partial, longAgo);
        };
        Path used = cache.folder("kind", "used", writer);
        Path old = cache.folder("kind", "old", writer);
        for (Path file : List.of(used, old, folder.resolve("kind/used"), folder.resolve("kind/old"))) {
            Files.setLastModifiedTime(file, longAgo);
        }
        cache.folder("kind", "used", writer);

        cache.tidy();

        assertThat(used.resolve("bin/a")).hasContent("a");
        assertThat(folder.resolve("kind")).isDirectoryNotContaining("glob:**/{old,old.*,partial*}");
    }

    @Test
    void tidiesWhileOtherBuildsWrite() throws Exception {
        Cache cache = new Cache(folder, console);
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
                            cache.tidy();
                        }
                    })
                    .doesNotThrowAnyException();
        } finally {
            done.set(true);
            writer.join();
        }
    }

    @Test
    void whatAKilledBuildHasBegunGoes() throws IOException {
        FileTime yesterday = FileTime.from(Instant.now().minus(Duration.ofHours(30)));
        Files.createDirectories(folder.resolve("kind/partial1/bin"));
        Files.createFile(folder.resolve("kind/partial2"));
        Files.createFile(folder.resolve("kind/partial3"));
        Files.setLastModifiedTime(folder.resolve("kind/partial1"), yesterday);
        Files.setLastModifiedTime(folder.resolve("kind/partial2"), yesterday);

        new Cache(folder, console).tidy();

        assertThat(names(folder.resolve("kind"))).containsExactly("partial3");
    }

    /** What is kept, and which of its files is damaged. */
    private enum Kept {
        TEXT("", "kind/key") {
            @Override
            String use(Cache cache, Supplier<String> maker) {
                return cache.text("kind", "key", maker);
            }
        },
        FILE("", "kind/key.*"),
        SEAL_OF_A_FILE("", "kind/key"),
        FOLDER("lib/modules", "kind/key.*/lib/modules"),
        SEAL_OF_A_FOLDER("lib/modules", "kind/key");

        private final String file;
        private final String damaged;

        Kept(String file, String damaged) {
            this.file = file;
            this.damaged = damaged;
        }

        String use(Cache cache, Supplier<String> maker) throws IOException {
            if (file.isEmpty()) {
                return Files.readString(cache.file("kind", "key", partial -> Files.writeString(partial, maker.get())));
            }
            Path entry = cache.folder("kind", "key", partial -> {
                Files.writeString(Files.createDirectory(partial.resolve("lib")).resolve("modules"), maker.get());
                Files.writeString(partial.resolve("release file"), "");
                Files.createSymbolicLink(partial.resolve("link"), Path.of("lib"));
            });
            return Files.readString(entry.resolve(file));
        }
    }

    static Stream<Arguments> damages() {
        return Stream.of(Kept.values())
                .flatMap(kept -> Stream.of(Damage.values()).map(damage -> Arguments.of(kept, damage)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("damages")
    void whatIsDamagedIsMadeAgain(Kept kept, Damage damage) throws IOException {
        Cache cache = new Cache(folder, console);
        AtomicInteger made = new AtomicInteger();
        Supplier<String> maker = () -> "made " + made.incrementAndGet();
        assertThat(kept.use(cache, maker)).isEqualTo("made 1");
        assertThat(kept.use(cache, maker)).isEqualTo("made 1");
        assertThat(console.lines()).isEmpty();

        damage.to(file(kept.damaged));

        assertThat(kept.use(cache, maker)).isEqualTo("made 2");
        assertThat(kept.use(cache, maker)).isEqualTo("made 2");
        assertThat(console.lines()).containsExactly(damaged(folder));
    }

    /** What happens to a folder of which all is there that was. */
    private enum Change {
        A_FILE_MORE(entry -> Files.createFile(entry.resolve("b"))),
        A_FILE_LESS(entry -> Files.delete(entry.resolve("a"))),
        ANOTHER_NAME(entry -> Files.move(entry.resolve("a"), entry.resolve("b"))),
        ANOTHER_TARGET(entry -> {
            Files.delete(entry.resolve("link"));
            Files.createSymbolicLink(entry.resolve("link"), Path.of("b"));
        });

        private final Cache.Writer change;

        Change(Cache.Writer change) {
            this.change = change;
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void aFolderHasWhatItHad(Change change) throws IOException {
        Cache cache = new Cache(folder, console);
        Cache.Writer writer = partial -> {
            Files.writeString(partial.resolve("a"), "a");
            Files.createSymbolicLink(partial.resolve("link"), Path.of("a"));
        };
        change.change.write(cache.folder("kind", "key", writer));

        Path entry = cache.folder("kind", "key", writer);

        assertThat(names(entry)).containsExactly("a", "link");
        assertThat(Files.readSymbolicLink(entry.resolve("link"))).hasToString("a");
        assertThat(console.lines()).containsExactly(damaged(folder));
    }

    /** With an entry in which the file's times are those that it has with its wrong byte. */
    @Test
    void whatADiskChangesByItselfIsFoundAfterADay() throws IOException {
        Cache cache = new Cache(folder, console);
        Path file = cache.file("kind", "key", partial -> Files.writeString(partial, "kept"));
        SealedFile whole = Seal.of(file).files().get(0);
        Damage.ONE_BIT_FLIPPED.to(file);
        SealedFile damaged = Seal.of(file).files().get(0);
        SealedFile unseen = new SealedFile("", damaged.size(), whole.digest(), damaged.stamp());
        Path entry = folder.resolve("kind/key");
        Files.write(entry, SealedText.write(new Seal(file, List.of(unseen)).text()));
        Files.setLastModifiedTime(entry, FileTime.from(Instant.now().minus(Duration.ofHours(25))));

        assertThat(cache.file("kind", "key", partial -> Files.writeString(partial, "made again")))
                .hasContent("made again");
        assertThat(console.lines()).containsExactly(damaged(folder));
    }

    @Test
    void aRestoredCacheIsWhole() throws IOException {
        new Cache(folder.resolve("a"), console).file("kind", "key", file -> Files.writeString(file, "kept"));
        new Cache(folder.resolve("a"), console).text("kind", "text", () -> "text");
        Path restored = Files.createDirectories(folder.resolve("b/kind"));
        for (String name : names(folder.resolve("a/kind"))) {
            Files.copy(folder.resolve("a/kind").resolve(name), restored.resolve(name));
        }

        Cache cache = new Cache(folder.resolve("b"), console);

        assertThat(cache.file("kind", "key", file -> Files.writeString(file, "made again")))
                .hasParent(restored)
                .hasContent("kept");
        assertThat(cache.find("kind", "text")).contains("text");
        assertThat(console.lines()).isEmpty();
    }

    @Test
    void lengthAndDigestOfAFileAreKnown() throws IOException {
        Cache.KeptFile file = new Cache(folder, console).kept("kind", "key", kept -> Files.writeString(kept, "kept"));

        assertThat(file.path()).hasContent("kept");
        assertThat(file.size()).isEqualTo(4);
        assertThat(file.digest()).isEqualTo(Digests.sha256("kept".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aCacheThatCannotBeWrittenIsUsedAsItIs() throws IOException {
        Path users = folder.resolve("users");
        Cache.Writer writer = file -> Files.writeString(file, "whole");
        Path whole = new Cache(users, console).file("kind", "whole", writer);
        new Cache(users, console).file("kind", "key", writer);
        new Cache(users, console).text("kind", "text", () -> "whole");
        try (Stream<Path> files = Files.list(users.resolve("kind"))) {
            Damage.HALVED.to(files.filter(file -> file.toString().contains("key."))
                    .findFirst()
                    .orElseThrow());
        }
        SortedMap<String, FileTime> before = times(users);

        Cache cache = new Cache(folder.resolve("spare"), Optional.of(users), console);

        assertThat(cache.file("kind", "whole", writer)).isEqualTo(whole);
        assertThat(cache.find("kind", "text")).contains("whole");
        for (String key : List.of("key", "new")) {
            Path made = cache.file("kind", key, writer);
            assertThat(made).hasContent("whole").startsWith(folder.resolve("spare"));
            assertThat(cache.file("kind", key, writer)).isEqualTo(made);
        }
        cache.tidy();
        assertThat(times(users)).isEqualTo(before);
        assertThat(console.lines()).containsExactly(damaged(users));
    }

    @Test
    void whereTheUsersFolderIsNoneTheSpareIsTaken() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        Path users = file.resolve("tinyimage/6");
        Path spare = folder.resolve("spare");

        Cache cache = Cache.of(Map.of("XDG_CACHE_HOME", file.toString()), spare, console);

        assertThat(cache.text("kind", "key", () -> "made 1")).isEqualTo("made 1");
        assertThat(cache.text("kind", "key", () -> "made 2")).isEqualTo("made 1");
        assertThat(console.lines())
                .containsExactly("warn The cache " + users + " cannot be written, so what is new goes to " + spare
                        + ". Set the environment variable XDG_CACHE_HOME to a folder that can be written");
    }

    @Test
    void theFolderIsTheUsers() {
        assertThat(Cache.location(Map.of("XDG_CACHE_HOME", "/caches"))).isEqualTo(Path.of("/caches/tinyimage/6"));
        assertThat(Cache.location(Map.of())).isEqualTo(Path.of(System.getProperty("user.home"), ".cache/tinyimage/6"));
    }

    private static String damaged(Path cache) {
        return "warn What an earlier build has kept has been damaged since, and is made again: "
                + cache.resolve("kind/key");
    }

    /** The only file of such a path. */
    private Path file(String glob) throws IOException {
        PathMatcher matcher = folder.getFileSystem().getPathMatcher("glob:" + folder + "/" + glob);
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(matcher::matches).findFirst().orElseThrow();
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static SortedMap<String, FileTime> times(Path folder) throws IOException {
        SortedMap<String, FileTime> times = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                times.put(file.toString(), Files.getLastModifiedTime(file));
            }
        }
        return times;
    }
}
