package dev.tinyimage.base;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyimage.cache.Cache;
import dev.tinyimage.elf.NativeEntry;
import dev.tinyimage.elf.TestElf;
import dev.tinyimage.testkit.Jars;
import dev.tinyimage.testkit.TestCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarNativesTest {

    private static final byte[] LIBRARY = TestElf.of(TestElf.X86_64)
            .needs("libc.so.6")
            .needsVersions("libc.so.6", "GLIBC_2.34")
            .bytes();

    @TempDir
    Path folder;

    @Test
    void areReadOnceForAJarWhateverItsName() throws IOException {
        Cache cache = TestCache.at(folder.resolve("cache"));
        Path jar = Jars.jar()
                .file("a.dll", Files.write(folder.resolve("a"), windows()))
                .file("libx.so", Files.write(folder.resolve("b"), LIBRARY))
                .file("text", "none")
                .write(folder.resolve("x.jar"));
        Path copy = Files.copy(jar, folder.resolve("copy.jar"));
        Path none = Jars.jar().file("text", "none").write(folder.resolve("none.jar"));
        List<NativeEntry> natives = NativeEntry.of(jar);
        assertThat(natives).extracting(NativeEntry::name).containsExactly("a.dll", "libx.so");

        for (int i = 0; i < 2; i++) {
            assertThat(JarNatives.of(List.of(jar, copy, none), cache))
                    .hasSize(2)
                    .containsEntry(jar, natives)
                    .containsEntry(copy, natives);
        }
        try (Stream<Path> kept = Files.list(cache.folder().resolve("jar-natives"))) {
            assertThat(kept).hasSize(2);
        }
    }

    private static byte[] windows() {
        byte[] program = new byte[128];
        program[0] = 'M';
        program[1] = 'Z';
        program[0x3c] = 64;
        return program;
    }
}
