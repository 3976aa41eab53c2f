package dev.tinyimage.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.tinyimage.console.UserError;
import dev.tinyimage.testkit.Damage;
import dev.tinyimage.testkit.Digests;
import dev.tinyimage.testkit.RecordingConsole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CacheTest {

    private static final String FORMAT = Integer.toString(Cache.FORMAT);

    @TempDir
    Path home;

    private Path folder;

    private final RecordingConsole console = new RecordingConsole();

    @BeforeEach
    void nameFolder() {
        folder = home.resolve(FORMAT);
    }

    @Test
    void anEntryIsMadeOnce() {
        Cache cache = new Cache(home, console);
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
        Cache cache = new Cache(home, console);

        assertThatThrownBy(() -> cache.file("kind", "key", partial -> {
                    throw new IOException("no");
                }))
                .hasMessage("no");
        assertThat(cache.find("kind", "key")).isEmpty();
        assertThat(folder.resolve("kind")).isEmptyDirectory();
    }

    @Test
    void aFolderThatCannotBeWrittenCostsTimeOnly() throws IOException {
        Path file = Files.writeString(home.resolve("file"), "no folder");
        Cache cache = new Cache(file, console);

        assertThat(cache.text("kind", "key", () -> "made")).isEqualTo("made");
        assertThatThrownBy(() -> cache.file("kind", "key", partial -> {}))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("cannot write to the cache " + file + ": FileSystemException ")
                .hasMessageEndingWith(
                        "Make room for it or let it be written, or name a folder that can be written with "
                                + "<cache> (tinyimage.cache).");
    }

    @Test
    void aFullDiskCostsTextsTimeOnlyAndEndsWhatNeedsAFile() throws IOException {
        Configuration disk =
                Configuration.unix().toBuilder().setMaxSize(8 << 20).build();
        try (FileSystem full = Jimfs.newFileSystem(disk)) {
            Cache cache = new Cache(full.getPath("/cache"), console);
            Cache.Writer writer = file -> Files.write(file, new byte[9 << 20]);

            assertThatThrownBy(() -> cache.file("kind", "key", writer))
                    .isInstanceOf(UserError.class)
                    .hasMessage("cannot write to the cache /cache: the disk is full. Make room for it or let it be "
                            + "written, or name a folder that can be written with <cache> (tinyimage.cache).");
            assertThatThrownBy(() -> cache.folder("kind", "key", partial -> writer.write(partial.resolve("file"))))
                    .isInstanceOf(UserError.class);
            assertThat(full.getPath("/cache", FORMAT, "kind")).isEmptyDirectory();
            assertThat(cache.text("kind", "text", () -> "made")).isEqualTo("made");
        }
    }

    @Test
    void aFolderAppearsWhenItIsComplete() throws IOException {
        Cache cache = new Cache(home, console);
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
        Cache cache = new Cache(home, console);

        Path entry = cache.folder("kind", "key", slow -> {
            Files.writeString(slow.resolve("a"), "slow");
            cache.folder("kind", "key", fast -> Files.writeString(fast.resolve("a"), "fast"));
        });

        assertThat(entry.resolve("a")).hasContent("fast");
        assertThat(folder.resolve("kind")).isDirectoryNotContaining("glob:**/partial*");
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
        Cache cache = new Cache(home, console);
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
        Cache cache = new Cache(home, console);
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
        Cache cache = new Cache(home, console);
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
        new Cache(home.resolve("a"), console).file("kind", "key", file -> Files.writeString(file, "kept"));
        new Cache(home.resolve("a"), console).text("kind", "text", () -> "text");
        Path restored =
                Files.createDirectories(home.resolve("b").resolve(FORMAT).resolve("kind"));
        Path kept = home.resolve("a").resolve(FORMAT).resolve("kind");
        for (String name : names(kept)) {
            Files.copy(kept.resolve(name), restored.resolve(name));
        }

        Cache cache = new Cache(home.resolve("b"), console);

        assertThat(cache.file("kind", "key", file -> Files.writeString(file, "made again")))
                .hasParent(restored)
                .hasContent("kept");
        assertThat(cache.find("kind", "text")).contains("text");
        assertThat(console.lines()).isEmpty();
    }

    @Test
    void lengthAndDigestOfAFileAreKnown() throws IOException {
        Cache.KeptFile file = new Cache(home, console).kept("kind", "key", kept -> Files.writeString(kept, "kept"));

        assertThat(file.path()).hasContent("kept");
        assertThat(file.size()).isEqualTo(4);
        assertThat(file.digest()).isEqualTo(Digests.sha256("kept".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aCacheThatCannotBeWrittenIsUsedAsItIs() throws IOException {
        Path users = home.resolve("users");
        Cache.Writer writer = file -> Files.writeString(file, "whole");
        Path whole = new Cache(users, console).file("kind", "whole", writer);
        new Cache(users, console).file("kind", "key", writer);
        new Cache(users, console).text("kind", "text", () -> "whole");
        try (Stream<Path> files = Files.list(users.resolve(FORMAT).resolve("kind"))) {
            Damage.HALVED.to(files.filter(file -> file.toString().contains("key."))
                    .findFirst()
                    .orElseThrow());
        }
        SortedMap<String, FileTime> before = times(users);

        Cache cache = reading(users);

        assertThat(cache.file("kind", "whole", writer)).isEqualTo(whole);
        assertThat(cache.find("kind", "text")).contains("whole");
        for (String key : List.of("key", "new")) {
            Path made = cache.file("kind", key, writer);
            assertThat(made).hasContent("whole").startsWith(home.resolve("spare"));
            assertThat(cache.file("kind", key, writer)).isEqualTo(made);
        }
        cache.tidy();
        assertThat(times(users)).isEqualTo(before);
        assertThat(console.lines()).containsExactly(damaged(users.resolve(FORMAT)));
    }

    /** That it is not read is told by a byte that differs, under the stamp that is written down for it. */
    @Test
    void whatCannotBeMarkedAsUsedIsProvedOnceADayAllTheSame() throws IOException {
        Path users = home.resolve("users");
        Cache.Writer writer = file -> Files.writeString(file, "whole");
        Path whole = new Cache(users, console).file("kind", "key", writer);
        FileTime yesterday = FileTime.from(Instant.now().minus(Duration.ofHours(25)));
        Files.setLastModifiedTime(users.resolve(FORMAT).resolve("kind/key"), yesterday);
        assertThat(reading(users).file("kind", "key", writer)).isEqualTo(whole);
        Path proof = home.resolve("spare").resolve(FORMAT).resolve("proofs/kind-key");
        String proved = SealedText.read(Files.readAllBytes(proof)).orElseThrow();
        Damage.ONE_BIT_FLIPPED.to(whole);
        SealedFile damaged = Seal.of(whole).files().get(0);
        String stamp = Seal.read(whole.getParent(), proved).files().get(0).stamp();
        Files.write(proof, SealedText.write(proved.replace(stamp, damaged.stamp())));
        Files.setLastModifiedTime(proof, FileTime.from(Instant.now().plusSeconds(1)));

        assertThat(reading(users).file("kind", "key", writer)).isEqualTo(whole);

        Files.setLastModifiedTime(proof, yesterday);
        assertThat(reading(users).file("kind", "key", writer)).hasContent("whole");
        assertThat(console.lines()).containsExactly(damaged(users.resolve(FORMAT)));
    }

    private Cache reading(Path users) {
        return new Cache(home.resolve("spare"), Optional.of(users), Long.MAX_VALUE, console);
    }

    @Test
    void whereTheUsersFolderIsNoneTheSpareIsTaken() throws IOException {
        Path file = Files.createFile(home.resolve("file"));
        Path spare = home.resolve("spare");

        Cache cache = Cache.of(file, Long.MAX_VALUE, spare, console);

        assertThat(cache.text("kind", "key", () -> "made 1")).isEqualTo("made 1");
        assertThat(cache.text("kind", "key", () -> "made 2")).isEqualTo("made 1");
        assertThat(console.lines())
                .containsExactly("warn The cache " + file + " cannot be written, so what is new goes to " + spare
                        + ". Name a folder that can be written with <cache> (tinyimage.cache)");
    }

    @Test
    void theFolderIsTheUsers() {
        assertThat(Cache.home(Map.of("XDG_CACHE_HOME", "/caches"))).isEqualTo(Path.of("/caches/tinyimage"));
        assertThat(Cache.home(Map.of())).isEqualTo(Path.of(System.getProperty("user.home"), ".cache/tinyimage"));
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
