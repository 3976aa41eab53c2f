package dev.tinyimage.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyimage.app.Application;
import dev.tinyimage.app.Jar;
import dev.tinyimage.app.Start;
import dev.tinyimage.base.JarNatives;
import dev.tinyimage.elf.ElfFile;
import dev.tinyimage.elf.NativeTarget;
import dev.tinyimage.elf.TestElf;
import dev.tinyimage.testkit.Jars;
import dev.tinyimage.testkit.RecordingConsole;
import dev.tinyimage.testkit.TestCache;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForeignNativesTest {

    private static final String GLIBC = "libc.so.6";
    private static final String MUSL = "libc.musl-x86_64.so.1";

    @TempDir
    Path folder;

    private final RecordingConsole console = new RecordingConsole();

    @ParameterizedTest(name = "for machine {0}, with musl {1}")
    @CsvSource({
        "62, false, 'README z/tool a/libx-amd64.so'",
        "183, false, 'README b/libx-arm64.so'",
        "62, true, 'README z/tool a/libx-amd64.so c/libx-musl.so'",
        "21, false, README"
    })
    void leavesOutWhatTheImageCannotLoad(int machine, boolean musl, String left) throws IOException {
        Path jar = many(Jars.jar()).write(folder.resolve("many.jar"));

        Path smaller = leftOut(jar, Jar.Role.LIBRARY, target(machine, musl));

        assertThat(names(smaller)).isEqualTo(Arrays.asList(left.split(" ")));
        assertThat(console.lines())
                .singleElement()
                .asString()
                .matches("info Left out native libraries for other systems: 0.00 MB of many.jar");
        assertThat(Files.size(smaller)).isLessThan(Files.size(jar));
    }

    @Test
    void theSameJarGivesTheSameBytes() throws IOException {
        Path jar = many(Jars.jar()).write(folder.resolve("many.jar"));
        byte[] first = Files.readAllBytes(leftOut(jar, Jar.Role.LIBRARY, target(62, false)));
        Files.walk(TestCache.at(folder.resolve("cache")).folder().resolve("lean-jars"))
                .filter(Files::isRegularFile)
                .forEach(file -> file.toFile().delete());

        assertThat(leftOut(jar, Jar.Role.LIBRARY, target(62, false))).hasBinaryContent(first);
    }

    @Test
    void signedJarsOwnJarsAndJarsWithoutAnyStay() throws IOException {
        Path signed = many(Jars.jar().file("META-INF/X.SF", "")).write(folder.resolve("signed.jar"));
        Path own = many(Jars.jar()).write(folder.resolve("own.jar"));
        Path plain = Jars.jar().main("a.A").file("x.so", "no library").write(folder.resolve("plain.jar"));

        assertThat(leftOut(signed, Jar.Role.LIBRARY, target(62, false))).isEqualTo(signed);
        assertThat(leftOut(own, Jar.Role.OWN, target(62, false))).isEqualTo(own);
        assertThat(leftOut(plain, Jar.Role.LIBRARY, target(62, true))).isEqualTo(plain);
        assertThat(console.lines()).isEmpty();
    }

    private Path leftOut(Path jar, Jar.Role role, NativeTarget target) {
        Application app =
                Application.onClassPath("a test", List.of(new Jar(jar, "lib/x.jar", role)), Start.ofClass("Main"));
        return ForeignNatives.leftOut(
                        app,
                        JarNatives.of(List.of(jar), TestCache.get()),
                        target,
                        TestCache.at(folder.resolve("cache")),
                        console)
                .jars()
                .get(0)
                .file();
    }

    /** One for each system, in no order of names; which is which only their contents tell. */
    private static Jars many(Jars jar) {
        return jar.file("README", "not native")
                .file("z/tool", latin1(TestElf.of(62).interpreter("/lib64/ld-linux-x86-64.so.2")))
                .file("a/libx-amd64.so", latin1(TestElf.of(62).needs(GLIBC)))
                .file("b/libx-arm64.so", latin1(TestElf.of(183).needs(GLIBC)))
                .file("c/libx-musl.so", latin1(TestElf.of(62).needs(MUSL)))
                .file("d/libx-freebsd.so", latin1(TestElf.of(62).osAbi(9)))
                .file("e/libx-bsd.so", latin1(TestElf.of(62).needs("libc.so.7")))
                .file("e/libx-sunos.so", latin1(TestElf.of(62).needs("libm.so.2")))
                .file("f/x.dll", "MZ" + "\0".repeat(58) + "\u0080\0\0\0" + "\0".repeat(80))
                .file("g/libx.dylib", "\u00cf\u00fa\u00ed\u00fe" + "\0".repeat(80))
                .file("h/libx-fat.dylib", "\u00ca\u00fe\u00ba\u00be\0\0\0\u0002" + "\0".repeat(80))
                .file("i/libx.a", "<bigaf>\n" + "0".repeat(80));
    }

    private static NativeTarget target(int machine, boolean musl) throws IOException {
        return new NativeTarget(
                ElfFile.read("java", TestElf.of(machine).bytes()).orElseThrow(), musl);
    }

    private static List<String> names(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return Collections.list(zip.entries()).stream()
                    .map(ZipEntry::getName)
                    .toList();
        }
    }

    private static String latin1(TestElf elf) {
        return new String(elf.bytes(), StandardCharsets.ISO_8859_1);
    }
}
