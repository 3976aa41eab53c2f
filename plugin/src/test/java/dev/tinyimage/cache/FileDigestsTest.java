package dev.tinyimage.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyimage.files.Sha256;
import dev.tinyimage.testkit.TestCache;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileDigestsTest {

    @TempDir
    Path folder;

    @Test
    void isKeptOfAFileThatNobodyHasWrittenOfLate() throws Exception {
        Path old = Path.of(System.getProperty("java.home"), "lib/jrt-fs.jar");

        assertDigest(old, true);
    }

    @Test
    void isNotKeptOfAFileThatHasJustBeenWritten() throws Exception {
        assertDigest(Files.writeString(folder.resolve("new.jar"), "new"), false);
    }

    private void assertDigest(Path jar, boolean kept) throws Exception {
        Cache cache = TestCache.at(folder.resolve("cache"));

        FileDigests digests = FileDigests.of(jar, cache);

        assertThat("sha256:" + digests.sha256()).isEqualTo(Sha256.of(jar));
        assertThat(digests.sha1()).isEqualTo(sha1(jar));
        assertThat(Files.exists(cache.folder().resolve("digests"))).isEqualTo(kept);
        assertThat(FileDigests.of(jar, cache)).isEqualTo(digests);
    }

    private static String sha1(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(Files.readAllBytes(file)));
    }
}
