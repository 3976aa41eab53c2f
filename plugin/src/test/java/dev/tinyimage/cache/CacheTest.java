package dev.tinyimage.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheTest {

    @TempDir
    Path folder;

    @Test
    void anEntryIsMadeOnce() {
        Cache cache = new Cache(folder);
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
        Cache cache = new Cache(folder);

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
        Cache cache = new Cache(file);

        assertThat(cache.text("kind", "key", () -> "made")).isEqualTo("made");
        assertThatThrownBy(() -> cache.file("kind", "key", partial -> {}))
                .hasMessageStartingWith("cannot keep what was pulled in " + file + ": ")
                .hasMessageEndingWith("Set the environment variable XDG_CACHE_HOME to a folder that can be written.");
    }

    @Test
    void whatNobodyUsesGoes() throws IOException {
        Cache cache = new Cache(folder);
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
        Cache cache = new Cache(folder);
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

        assertThat(cache.folder("kind", "key", writer)).isEqualTo(folder.resolve("kind/key"));
        assertThat(cache.folder("kind", "key", writer).resolve("bin/a")).hasContent("2");
        assertThat(folder.resolve("kind")).isDirectoryNotContaining("glob:**/partial*");
    }

    @Test
    void theFirstOfTwoBuildsFillsAFolder() throws IOException {
        Cache cache = new Cache(folder);

        Path entry = cache.folder("kind", "key", slow -> {
            Files.writeString(slow.resolve("a"), "slow");
            cache.folder("kind", "key", fast -> Files.writeString(fast.resolve("a"), "fast"));
        });

        assertThat(entry.resolve("a")).hasContent("fast");
        assertThat(folder.resolve("kind")).isDirectoryNotContaining("glob:**/partial*");
    }

    @Test
    void aFolderGoesAsAWhole() throws IOException {
        Cache cache = new Cache(folder);
        FileTime longAgo = FileTime.from(Instant.now().minus(Duration.ofDays(100)));
        Cache.Writer writer = partial -> {
            Files.writeString(Files.createDirectory(partial.resolve("bin")).resolve("a"), "a");
            Files.setLastModifiedTime(partial.resolve("bin/a"), longAgo);
            Files.setLastModifiedTime(partial, longAgo);
        };
        Path used = cache.folder("kind", "used", writer);
        Path old = cache.folder("kind", "old", writer);
        Files.setLastModifiedTime(used, longAgo);
        Files.setLastModifiedTime(old, longAgo);
        cache.folder("kind", "used", writer);

        cache.tidy();

        assertThat(used.resolve("bin/a")).hasContent("a");
        assertThat(folder.resolve("kind")).isDirectoryNotContaining("glob:**/{old,partial*}");
    }

    @Test
    void tidiesWhileOtherBuildsWrite() throws Exception {
        Cache cache = new Cache(folder);
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
    void theFolderIsTheUsers() {
        assertThat(Cache.of(Map.of("XDG_CACHE_HOME", "/caches")).folder()).isEqualTo(Path.of("/caches/tinyimage/3"));
        assertThat(Cache.of(Map.of()).folder())
                .isEqualTo(Path.of(System.getProperty("user.home"), ".cache/tinyimage/3"));
    }
}
