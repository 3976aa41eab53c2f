package dev.tinyimage.elf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyimage.testkit.Jdks;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is done to the JVM's own library; that it still runs is shown wherever an image is started. */
class JvmLibraryTest {

    @TempDir
    Path folder;

    static Stream<Path> libraries() {
        return Jdks.installed().map(home -> home.resolve("lib/server/libjvm.so"));
    }

    @ParameterizedTest(name = "unwind tables of {0}")
    @MethodSource("libraries")
    void unwindTablesAreZeros(Path original) throws IOException {
        Path copy = Files.copy(original, folder.resolve("libjvm.so"));

        UnwindTables.clear(copy);

        byte[] after = Files.readAllBytes(copy);
        assertThat(ElfSections.content(after, ".eh_frame")).containsOnly(0);
        assertThat(ElfSections.content(after, ".eh_frame_hdr")).containsOnly(0);
        assertThat(ElfSections.content(after, ".text"))
                .isEqualTo(ElfSections.content(Files.readAllBytes(original), ".text"));
        assertThat(ElfFile.read(copy)).isEqualTo(ElfFile.read(original));
        assertThat(compressed(copy)).isLessThan(compressed(original) * 96 / 100);
    }

    @ParameterizedTest(name = "relocations of {0}")
    @MethodSource("libraries")
    void relocationsArePackedOnce(Path original) throws IOException {
        Path copy = Files.copy(original, folder.resolve("libjvm.so"));

        PackedRelocations.pack(copy);

        byte[] after = Files.readAllBytes(copy);
        assertThat(after).hasSameSizeAs(Files.readAllBytes(original));
        assertThat(ElfSections.content(after, ".dynstr"))
                .asString(StandardCharsets.ISO_8859_1)
                .contains(PackedRelocations.VERSION);
        assertThat(ElfSections.content(after, ".rela.dyn").length)
                .isLessThan(ElfSections.content(Files.readAllBytes(original), ".rela.dyn").length / 100);
        assertThat(compressed(copy)).isLessThan(compressed(original) * 96 / 100);
        PackedRelocations.pack(copy);
        assertThat(Files.readAllBytes(copy)).isEqualTo(after);
    }

    private static long compressed(Path file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            Files.copy(file, gzip);
        }
        return bytes.size();
    }
}
