package dev.tinyimage.base;

import static dev.tinyimage.elf.TestElf.AARCH64;
import static dev.tinyimage.elf.TestElf.X86_64;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tinyimage.console.UserError;
import dev.tinyimage.elf.TestElf;
import dev.tinyimage.rootfs.Located;
import dev.tinyimage.testkit.Jars;
import dev.tinyimage.testkit.RecordingConsole;
import dev.tinyimage.testkit.TestCache;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NativeClosureTest {

    private static final String LOADER = "/lib64/ld-linux-x86-64.so.2";
    private static final String MUSL = "/lib/ld-musl-x86_64.so.1";
    private static final String ANOTHER_SYSROOT =
            "name another root file system with <from><sysroot> (tinyimage.from.sysroot).";

    @TempDir
    Path temp;

    private Folder runtime;
    private Folder sysroot;

    @BeforeEach
    void setUp() throws IOException {
        runtime = new Folder(temp.resolve("runtime"));
        sysroot = new Folder(temp.resolve("sysroot")).directory("");
    }

    @Test
    void takesTheLoaderAndLibrariesOfLibrariesOnce() throws IOException {
        runtime.elf("bin/java", x86().interpreter(LOADER).needs("libjli.so", "libc.so.6"))
                .elf("lib/libjli.so", x86().needs("libz.so.1", "libc.so.6"))
                .elf("lib/server/libjvm.so", x86().needs("libstdc++.so.6"))
                .text("lib/modules", "no ELF file")
                .text("lib/server/libjvm.debuginfo", "\u007fELF, but its headers lead nowhere");
        sysroot.elf(LOADER, x86())
                .elf("/lib64/libc.so.6", x86().needs("ld-linux-x86-64.so.2"))
                .elf("/lib64/libz.so.1", x86().needs("libc.so.6"))
                .elf("/lib64/libstdc++.so.6", x86().needs("libm.so.6", "libc.so.6"))
                .elf("/lib64/libm.so.6", x86().needs("libc.so.6"))
                .elf("/lib64/libunused.so.1", x86());

        assertThat(closure())
                .containsExactly(
                        LOADER, "/lib64/libc.so.6", "/lib64/libm.so.6", "/lib64/libstdc++.so.6", "/lib64/libz.so.1");
    }

    @Test
    void leavesOutWhatIsForDisplaysSoundAndText() throws IOException {
        runtime.elf("lib/libawt_xawt.so", x86().needs("libX11.so.6"))
                .elf("lib/libjawt.so", x86().needs("libawt_xawt.so"))
                .elf("lib/libjsound.so", x86().needs("libasound.so.2"))
                .elf("lib/libsplashscreen.so", x86().needs("libX11.so.6", "libpng16.so.16"))
                .elf("lib/libfontmanager.so", x86().needs("libfreetype.so.6"))
                .elf("lib/liblcms.so", x86().needs("liblcms2.so.2"));
        sysroot.elf("/lib64/liblcms2.so.2", x86());

        assertThat(closure()).containsExactly("/lib64/liblcms2.so.2");
    }

    @Test
    void followsRunPathsInsideTheSysroot() throws IOException {
        runtime.elf("lib/libjava.so", x86().needs("liba.so", "libb.so").runPath("$ORIGIN:/opt/a"));
        sysroot.elf("/opt/a/liba.so", x86())
                .elf("/opt/b/libb.so", x86().needs("libc.so").runPath("${ORIGIN}/../c"))
                .elf("/opt/c/libc.so", x86())
                .link("/lib64/libb.so", "/opt/b/libb.so");

        assertThat(closure()).containsExactly("/opt/a/liba.so", "/opt/b/libb.so", "/opt/c/libc.so");
    }

    @Test
    void takesTheNameServicesThatNothingIsLinkedWith() throws IOException {
        runtime.elf("lib/libnet.so", x86().needs("libc.so.6"));
        sysroot.elf("/lib64/libc.so.6", x86())
                .elf("/lib64/libnss_files.so.2", x86())
                .elf("/lib64/libnss_dns.so.2", x86().needs("libresolv.so.2"))
                .elf("/lib64/libresolv.so.2", x86());

        assertThat(closure())
                .containsExactly(
                        "/lib64/libc.so.6",
                        "/lib64/libnss_dns.so.2",
                        "/lib64/libnss_files.so.2",
                        "/lib64/libresolv.so.2");
    }

    @Test
    void namesTheOneMissingLibrary() throws IOException {
        runtime.elf("lib/libbar.so", x86().needs("libfoo.so.1"));

        assertError("cannot make the scratch base: libfoo.so.1, which lib/libbar.so of the runtime needs,"
                + " is not in the sysroot " + sysroot.root() + ". Install its package there or " + ANOTHER_SYSROOT);
    }

    @Test
    void namesAllMissingLibrariesInOneMessage() throws IOException {
        runtime.elf("bin/java", x86().interpreter(LOADER).needs("libz.so.1"))
                .elf("lib/libjava.so", x86().needs("libz.so.1", "libq.so.1"));
        sysroot.elf("/usr/lib/libq.so.1", x86().needs("libr.so.1")).elf("/lib/ld-linux-x86-64.so.2", x86());

        assertError("cannot make the scratch base: " + LOADER + ", which bin/java of the runtime needs,"
                + " and libr.so.1, which /usr/lib/libq.so.1 needs,"
                + " and libz.so.1, which bin/java of the runtime needs, are not in the sysroot " + sysroot.root()
                + ". Install their packages there or " + ANOTHER_SYSROOT);
    }

    @Test
    void refusesASysrootOfAnotherCpu() throws IOException {
        runtime.elf("bin/java", x86().interpreter(LOADER).needs("libc.so.6"));
        sysroot.elf("/lib/ld-linux-aarch64.so.1", TestElf.of(AARCH64))
                .elf("/lib/aarch64-linux-gnu/libc.so.6", TestElf.of(AARCH64));

        assertError("cannot make the scratch base: the sysroot " + sysroot.root()
                + " is for arm64, the Java runtime for amd64."
                + " Name a root file system for amd64 with <from><sysroot> (tinyimage.from.sysroot).");
    }

    @Test
    void refusesASysrootOfAnotherByteOrderWhoseLoaderHasTheSameName() throws IOException {
        runtime.elf("bin/java", TestElf.of(21).interpreter("/lib64/ld64.so.2"));
        sysroot.elf("/lib64/ld64.so.2", TestElf.of(21).bigEndian());

        assertError("cannot make the scratch base: the sysroot " + sysroot.root()
                + " is for ppc64, the Java runtime for ppc64le."
                + " Name a root file system for ppc64le with <from><sysroot> (tinyimage.from.sysroot).");
    }

    @Test
    void refusesAMuslSysrootForAGlibcRuntime() throws IOException {
        runtime.elf("bin/java", x86().interpreter(LOADER).needs("libc.so.6"));
        sysroot.elf(MUSL, x86());

        assertError("cannot make the scratch base: the Java runtime is built for glibc (" + LOADER + "), the sysroot "
                + sysroot.root() + " has " + MUSL + ". Name a root file system with glibc with <from><sysroot>"
                + " (tinyimage.from.sysroot) or a JDK that fits it with <runtime><jdk> (tinyimage.runtime.jdk).");
    }

    @Test
    void refusesAGlibcSysrootForAMuslRuntime() throws IOException {
        runtime.elf("bin/java", x86().interpreter(MUSL).needs("libc.musl-x86_64.so.1"));
        sysroot.elf(LOADER, x86()).elf("/lib64/libc.so.6", x86());

        assertError("cannot make the scratch base: the Java runtime is built for musl (" + MUSL + "), the sysroot "
                + sysroot.root() + " has " + LOADER + ". Name a root file system with musl with <from><sysroot>"
                + " (tinyimage.from.sysroot) or a JDK that fits it with <runtime><jdk> (tinyimage.runtime.jdk).");
    }

    @Test
    void aMuslRuntimeStandsOnAMuslSysroot() throws IOException {
        runtime.elf("bin/java", x86().interpreter(MUSL).needs("libz.so.1", "libc.musl-x86_64.so.1"));
        sysroot.elf(MUSL, x86()).elf("/lib/libz.so.1", x86()).link("/lib/libc.musl-x86_64.so.1", "ld-musl-x86_64.so.1");

        assertThat(closure()).containsExactly(MUSL, "/lib/libz.so.1");
    }

    @Test
    void refusesARuntimeForAnotherSystem() throws IOException {
        runtime.text("bin/java", "\u00cf\u00fa\u00ed\u00fe, as on a Mac");

        assertError("cannot put the Java runtime into an image: there are no Linux programs in " + runtime.root() + "."
                + " Name a JDK for Linux with <runtime><jdk> (tinyimage.runtime.jdk).");
    }

    private static TestElf x86() {
        return TestElf.of(X86_64);
    }

    @Test
    void aLibraryOfOursOrOneThatMayBeLackingIsNotMissing() throws IOException {
        runtime.elf("lib/libjli.so", x86()).elf("bin/java", x86().needs("libjli.so", "libssl.so.10", "libgone.so"));
        Natives.Options options = new Natives.Options(Optional.empty(), false, Set.of("libssl.so.10"));

        assertThat(closure(options).missing()).isEqualTo(Map.of("libgone.so", "bin/java of the runtime"));
    }

    @Test
    void fontsAndDisplaysCountWhenTheyAreAskedFor() throws IOException {
        runtime.elf("lib/libawt_xawt.so", x86().needs("libX11.so.6"))
                .elf("lib/libfontmanager.so", x86().needs("libfreetype.so.6"));
        Natives.Options options = new Natives.Options(Optional.of("app.jar"), true, Set.of());

        assertThat(closure(options).missing())
                .containsOnlyKeys("libX11.so.6", "libfontconfig.so.1", "libfreetype.so.6");
    }

    @ParameterizedTest(name = "needs {0}, there is {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "GLIBC_2.34 | GLIBC_2.2.5 GLIBC_2.34 GLIBC_2.36 | ''",
                "GLIBC_2.34 GLIBC_2.38 | GLIBC_2.4 GLIBC_2.34 | libc.so.6 GLIBC_2.38 GLIBC_2.34",
                "GLIBC_2.4 GLIBC_2.38 | GLIBC_2.3 GLIBC_2.34 | libc.so.6 GLIBC_2.38 GLIBC_2.34",
                "GLIBCXX_3.4.30 | GLIBC_2.4 GLIBC_PRIVATE | libc.so.6 GLIBCXX_3.4.30 ",
                "GLIBC_2.34 | '' | ''"
            })
    void comparesVersionsOfSymbols(String needed, String has, String expected) throws IOException {
        runtime.elf("lib/libjvm.so", x86().needsVersions("libc.so.6", needed.split(" ")));
        sysroot.elf("/lib64/libc.so.6", has.isEmpty() ? x86() : x86().defines(has.split(" ")));

        assertThat(closure(NOTHING_SPECIAL).tooOld().stream()
                        .map(old -> (old.library() + " " + old.version() + " " + old.newest()).strip())
                        .toList())
                .isEqualTo(expected == null || expected.isEmpty() ? List.of() : List.of(expected));
    }

    @Test
    void librariesInJarsCountWhereTheRuntimeCanLoadThem() throws IOException {
        runtime.elf("bin/java", x86().interpreter(LOADER).needs("libc.so.6"));
        sysroot.elf(LOADER, x86()).elf("/lib64/libc.so.6", x86());
        Path jar = Jars.jar()
                .file("a/libours.so", latin1(x86().needs("libc.so.6", "libours2.so", "libx.so.1")))
                .file("any.name", latin1(x86().needs("liby.so.1")))
                .file("a/libours2.so", latin1(x86()))
                .file(
                        "lib/nested.jar",
                        Jars.jar()
                                .file("libn.so", latin1(x86().needs("libn.so.1")))
                                .write(temp.resolve("nested.jar")))
                .file("b/libarm.so", latin1(TestElf.of(AARCH64).needs("libarm.so.1")))
                .file("c/libbsd.so", latin1(x86().osAbi(9).needs("libbsd.so.1")))
                .file("d/libmusl.so", latin1(x86().needs("libc.musl-x86_64.so.1", "libm.so.1")))
                .file("e/libandroid.so", latin1(x86().needs("libc.so", "liblog.so")))
                .file("text.so", "no library at all, but quite a long text that goes on and on for some lines")
                .write(temp.resolve("x.jar"));
        Natives natives =
                Natives.of(runtime.root(), JarNatives.of(List.of(jar), TestCache.get()), List.of(), NOTHING_SPECIAL);

        assertThat(NativeClosure.of(natives, new Sysroot(sysroot.root()), List.of())
                        .missing())
                .isEqualTo(Map.of(
                        "libx.so.1",
                        "a/libours.so of x.jar",
                        "liby.so.1",
                        "any.name of x.jar",
                        "libn.so.1",
                        "lib/nested.jar!/libn.so of x.jar"));
    }

    private static final Natives.Options NOTHING_SPECIAL = new Natives.Options(Optional.empty(), false, Set.of());

    private static String latin1(TestElf elf) {
        return new String(elf.bytes(), StandardCharsets.ISO_8859_1);
    }

    private NativeClosure closure(Natives.Options options) throws IOException {
        return NativeClosure.of(natives(options), new Sysroot(sysroot.root()), List.of());
    }

    private Natives natives(Natives.Options options) throws IOException {
        return Natives.of(runtime.root(), new TreeMap<>(), List.of(), options);
    }

    private List<String> closure() throws IOException {
        return closure(NOTHING_SPECIAL).files().stream()
                .map(Located::path)
                .distinct()
                .sorted()
                .toList();
    }

    private void assertError(String message) {
        assertThatThrownBy(() -> ScratchBase.entries(
                        natives(NOTHING_SPECIAL), TestBase.scratch(sysroot.root()), new RecordingConsole()))
                .isInstanceOf(UserError.class)
                .hasMessage(message);
    }
}
