package dev.tinyimage.elf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ElfFileTest {

    private static final String LONG_NAME = "lib" + "x".repeat(300) + ".so";

    @TempDir
    Path folder;

    static Stream<Arguments> kinds() {
        return Stream.of(
                Arguments.of("x86-64", TestElf.of(62), 62, true, true),
                Arguments.of("32-bit ARM", TestElf.of(40).bits32(), 40, false, true),
                Arguments.of("s390x", TestElf.of(22).bigEndian(), 22, true, false),
                Arguments.of("32-bit PowerPC", TestElf.of(20).bits32().bigEndian(), 20, false, false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void readsFilesOfAnyCpu(String cpu, TestElf elf, int machine, boolean is64, boolean littleEndian)
            throws IOException {
        elf.interpreter("/lib/ld.so.1")
                .osAbi(3)
                .needsVersions("libc.so.6", "GLIBC_2.2.5", "GLIBC_2.34")
                .needs(LONG_NAME)
                .needsWeakly("libm.so.6", "GLIBC_2.99")
                .needsVersions("libz.so.1", "ZLIB_1.2.9")
                .defines("OURS_1", "OURS_2")
                .runPath("$ORIGIN:/opt/lib");

        assertThat(read(elf.bytes()))
                .contains(new ElfFile(
                        machine,
                        is64,
                        littleEndian,
                        3,
                        Optional.of("/lib/ld.so.1"),
                        List.of("libc.so.6", LONG_NAME, "libm.so.6", "libz.so.1"),
                        List.of("$ORIGIN", "/opt/lib"),
                        Map.of(
                                "libc.so.6", Set.of("GLIBC_2.2.5", "GLIBC_2.34"),
                                "libm.so.6", Set.of(),
                                "libz.so.1", Set.of("ZLIB_1.2.9")),
                        Set.of("OURS_1", "OURS_2")));
    }

    @Test
    void aStaticallyLinkedFileNeedsNothing() throws IOException {
        assertThat(read(TestElf.of(62).bytes()))
                .contains(new ElfFile(62, true, true, 0, Optional.empty(), List.of(), List.of(), Map.of(), Set.of()));
    }

    @Test
    void theOldRunPathCountsOnlyWithoutTheNewOne() throws IOException {
        assertThat(read(TestElf.of(62).rPath("/old").bytes()).orElseThrow().runPath())
                .containsExactly("/old");
        assertThat(read(TestElf.of(62).rPath("/old").runPath("/new").bytes())
                        .orElseThrow()
                        .runPath())
                .containsExactly("/new");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u007fEL", "#!/bin/sh\n", "PK\u0003\u0004"})
    void otherFilesAreNoElfFiles(String content) throws IOException {
        assertThat(read(content.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @Test
    void aFileCutAnywhereIsAnErrorThatNamesIt() throws IOException {
        byte[] whole = TestElf.of(62)
                .interpreter("/lib64/ld-linux-x86-64.so.2")
                .needsVersions("libc.so.6", "GLIBC_2.2.5", "GLIBC_2.34")
                .defines("OURS_1")
                .bytes();
        for (int length = 4; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> read(part))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith(folder.resolve("file") + " is a truncated or malformed ELF file: ");
        }
    }

    @Test
    void saysWhatIsWrong() {
        assertProblem(4, 7, "unknown class 7");
        assertProblem(5, 0, "unknown byte order 0");
        assertProblem(54, 1, "program headers of 1 bytes");
        assertProblem(0x20, 0xff, "no 112 bytes at 255");
    }

    @Test
    void whateverByteIsWrongItIsAnErrorOfTheFileOrHarmless() throws IOException {
        byte[] whole = TestElf.of(62)
                .interpreter("/lib64/ld-linux-x86-64.so.2")
                .needsVersions("libc.so.6", "GLIBC_2.2.5", "GLIBC_2.34")
                .needsVersions("libz.so.1", "ZLIB_1.2.9")
                .defines("OURS_1")
                .runPath("/a")
                .bytes();
        for (int at = 0; at < whole.length; at++) {
            for (int value : new int[] {0, 1, 0x7f, 0x80, 0xff}) {
                byte[] damaged = whole.clone();
                damaged[at] = (byte) value;
                try {
                    read(damaged);
                } catch (IOException e) {
                    assertThat(e).hasMessageContaining(folder.resolve("file").toString());
                }
            }
        }
    }

    @Test
    void filesOfOneCpuInTwoByteOrdersOrSizesDoNotFit() throws IOException {
        ElfFile little = read(TestElf.of(21).bytes()).orElseThrow();

        assertThat(little.sameAbi(
                        read(TestElf.of(21).needs("libc.so.6").bytes()).orElseThrow()))
                .isTrue();
        assertThat(little.sameAbi(read(TestElf.of(21).bigEndian().bytes()).orElseThrow()))
                .isFalse();
        assertThat(little.sameAbi(read(TestElf.of(21).bits32().bytes()).orElseThrow()))
                .isFalse();
        assertThat(little.sameAbi(read(TestElf.of(62).bytes()).orElseThrow())).isFalse();
    }

    @Test
    void readsTheRunningJdk() throws IOException {
        Path home = Path.of(System.getProperty("java.home"));
        assumeTrue(Files.isRegularFile(home.resolve("lib/server/libjvm.so")), "the running JDK is for Linux");
        ElfFile java = ElfFile.read(home.resolve("bin/java")).orElseThrow();
        ElfFile libjvm = ElfFile.read(home.resolve("lib/server/libjvm.so")).orElseThrow();

        assertThat(java.sameAbi(libjvm)).isTrue();
        assertThat(java.interpreter())
                .hasValueSatisfying(path -> assertThat(path).matches("/.*/ld.*"));
        assertThat(libjvm.interpreter()).isEmpty();
        assertThat(libjvm.isForLinux()).isTrue();
        if (libjvm.systemLibraries().contains("libc.so.6")) {
            assertThat(libjvm.neededVersions().get("libc.so.6")).allMatch(version -> version.startsWith("GLIBC_"));
            assertThat(libjvm.versions()).contains("SUNWprivate_1.1");
        }
    }

    @Test
    void theSystemsOwnLibrariesAreAmongThoseNeeded() throws IOException {
        ElfFile file = read(TestElf.of(62)
                        .needs("libdl.so.2", "libm.so.6", "libcrypt.so.1", "libc.musl-x86_64.so.1", "libc.so.6")
                        .bytes())
                .orElseThrow();

        assertThat(file.systemLibraries()).containsExactly("libm.so.6", "libc.musl-x86_64.so.1", "libc.so.6");
    }

    @ParameterizedTest
    @CsvSource({"0, true", "3, true", "6, false", "9, false"})
    void systemsAreToldByTheHeader(int osAbi, boolean linux) throws IOException {
        assertThat(read(TestElf.of(62).osAbi(osAbi).bytes()).orElseThrow().isForLinux())
                .isEqualTo(linux);
    }

    @Test
    void aFileInMemoryReadsTheSame() throws IOException {
        byte[] file = TestElf.of(62).needs("libc.so.6").bytes();

        assertThat(ElfFile.read("libx.so of x.jar", file)).isEqualTo(read(file));
        assertThatThrownBy(() -> ElfFile.read("libx.so of x.jar", Arrays.copyOf(file, 80)))
                .hasMessageStartingWith("libx.so of x.jar is a truncated or malformed ELF file: ");
    }

    private void assertProblem(int at, int value, String problem) {
        byte[] damaged = TestElf.of(62).needs("libc.so.6").bytes();
        damaged[at] = (byte) value;
        assertThatThrownBy(() -> read(damaged))
                .hasMessage(folder.resolve("file") + " is a truncated or malformed ELF file: " + problem);
    }

    private Optional<ElfFile> read(byte[] content) throws IOException {
        return ElfFile.read(Files.write(folder.resolve("file"), content));
    }
}
