package dev.tinyimage.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyimage.cache.Cache;
import dev.tinyimage.files.Sha256;
import dev.tinyimage.testkit.TestCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarDigestTest {

    @TempDir
    Path folder;

    @Test
    void isKeptOfAJarThatNobodyHasWrittenOfLate() throws IOException {
        Path old = Path.of(System.getProperty("java.home"), "lib/jrt-fs.jar");

        assertDigest(old, true);
    }

    @Test
    void isNotKeptOfAJarThatHasJustBeenWritten() throws IOException {
        assertDigest(Files.writeString(folder.resolve("new.jar"), "new"), false);
    }

    private void assertDigest(Path jar, boolean kept) throws IOException {
        Cache cache = TestCache.at(folder.resolve("cache"));

        assertThat("sha256:" + JarDigest.of(jar, cache)).isEqualTo(Sha256.of(jar));
        assertThat(Files.exists(cache.folder().resolve("jar"))).isEqualTo(kept);
        assertThat("sha256:" + JarDigest.of(jar, cache)).isEqualTo(Sha256.of(jar));
    }
}
