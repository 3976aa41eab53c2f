package dev.tinyimage.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tinyimage.elf.TestElf;
import dev.tinyimage.image.BaseImage;
import dev.tinyimage.image.Content;
import dev.tinyimage.image.Entry;
import dev.tinyimage.image.Json;
import dev.tinyimage.image.Layer;
import dev.tinyimage.registry.Reference;
import dev.tinyimage.testkit.LayerListing;
import dev.tinyimage.testkit.RecordingConsole;
import dev.tinyimage.testkit.TestCache;
import dev.tinyimage.testkit.TestLayers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a base gets that it lacks: the locale, and for looking inside a shell. */
class FittingsTest {

    private static final String GLIBC = "/lib64/ld-linux-x86-64.so.2";
    private static final String MUSL = "/lib/ld-musl-x86_64.so.1";
    private static final String CTYPE = "/usr/lib/locale/C.utf8/LC_CTYPE";

    @TempDir
    Path temp;

    private final RecordingConsole console = new RecordingConsole();
    private Folder sysroot;

    private record Scenario(
            String summary, String loader, String inBase, String inSysroot, String layers, String said) {
        @Override
        public String toString() {
            return summary;
        }
    }

    static Stream<Scenario> locales() {
        return Stream.of(
                new Scenario("the sysroot's where the base has none", GLIBC, "/etc/x", CTYPE, "[base, locale]", "[]"),
                new Scenario("the base's own", GLIBC, CTYPE, CTYPE, "[base]", "[]"),
                new Scenario(
                        "the base's own by an older name",
                        GLIBC,
                        "/usr/lib/locale/C.UTF-8/LC_CTYPE",
                        CTYPE,
                        "[base]",
                        "[]"),
                new Scenario("musl needs none", MUSL, "/etc/x", CTYPE, "[base]", "[]"),
                new Scenario(
                        "neither has it",
                        GLIBC,
                        "/etc/x",
                        "/etc/y",
                        "[base]",
                        "[warn neither the base nor the sysroot SYSROOT has /usr/lib/locale/C.utf8: the app will not be "
                                + "able to open files whose names are not ASCII. Install libc-bin or "
                                + "glibc-minimal-langpack there, or name a base that has it, such as "
                                + "gcr.io/distroless/java-base-debian13:nonroot.]"));
    }

    @BeforeEach
    void makeSysroot() {
        sysroot = new Folder(temp.resolve("sysroot"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("locales")
    void locale(Scenario scenario) throws IOException {
        sysroot.text(scenario.inSysroot(), "");
        BaseImage base = base(scenario.inBase());

        BaseImage fitted = Utf8Locale.addTo(
                base,
                files(base),
                natives(scenario.loader()),
                new Sysroot(sysroot.root()),
                TestLayers.writer(),
                console);

        assertThat(fitted.layers().stream().map(Layer::name).toList()).hasToString(scenario.layers());
        assertThat(console.lines().toString().replace(sysroot.root().toString(), "SYSROOT"))
                .isEqualTo(scenario.said());
        assertThat(fitted.config().path("rootfs").path("diff_ids").size())
                .isEqualTo(fitted.layers().size());
    }

    @Test
    void theSysrootsBusyboxForABaseWithoutShell() throws IOException {
        sysroot.elf("/usr/bin/busybox", TestElf.of(TestElf.X86_64)).link("/bin", "usr/bin");
        BaseImage base = base("/etc/x");

        BaseImage fitted = shell(base);

        assertThat(LayerListing.of(fitted.layers().get(1).content().open()).lines())
                .anyMatch(line -> line.equals("/busybox/sh link busybox"));
        assertThat(fitted.config().path("config").path("Env"))
                .hasToString("[\"PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/busybox\","
                        + "\"A=b\"]");
    }

    @Test
    void aBaseWithAShellKeepsIt() throws IOException {
        BaseImage base = base("/bin/sh");

        assertThat(shell(base)).isEqualTo(base);
    }

    @Test
    void noStaticBusyboxIsTold() throws IOException {
        sysroot.elf("/bin/busybox", TestElf.of(TestElf.X86_64).needs("libc.so.6"));
        BaseImage base = base("/etc/x");

        assertThatThrownBy(() -> shell(base))
                .hasMessage("cannot add a shell to the base image: there is no static busybox for the same CPU in the "
                        + "sysroot " + sysroot.root() + ". Install busybox-static there, name another root file system "
                        + "with <from><sysroot> (tinyimage.from.sysroot), or a base that has a shell with "
                        + "<from><image> (tinyimage.from.image).");
    }

    @ParameterizedTest(name = "{0} has its shell in {1}")
    @CsvSource({
        "gcr.io/distroless/base-nossl-debian13:nonroot, gcr.io/distroless/base-nossl-debian13:debug-nonroot",
        "gcr.io/distroless/base-nossl-debian13, gcr.io/distroless/base-nossl-debian13:debug",
        "gcr.io/distroless/base-nossl-debian13:debug, gcr.io/distroless/base-nossl-debian13:debug",
        "ghcr.io/distroless/base:1, ghcr.io/distroless/base:1",
    })
    void variants(String base, String variant) {
        assertThat(DebugShell.variant(Reference.parse(base, "here"))).hasToString(variant);
    }

    private BaseImage shell(BaseImage base) throws IOException {
        return DebugShell.addTo(base, files(base), natives(GLIBC), new Sysroot(sysroot.root()), TestLayers.writer());
    }

    private BaseImage base(String file) throws IOException {
        Layer layer = TestLayers.layer("base", List.of(new Entry.File(file, 0755, Content.of(""))));
        ObjectNode config = Json.read("{\"config\":{\"Env\":[\"A=b\"]}}".getBytes(StandardCharsets.UTF_8));
        return new BaseImage(config, List.of()).plus(layer);
    }

    private ImageFiles files(BaseImage base) throws IOException {
        return ImageFiles.of(base.layers(), TestCache.at(temp.resolve("cache")));
    }

    private Natives natives(String loader) throws IOException {
        Folder runtime = new Folder(temp.resolve("runtime"))
                .elf("bin/java", TestElf.of(TestElf.X86_64).interpreter(loader));
        return Natives.of(
                runtime.root(), new TreeMap<>(), List.of(), new Natives.Options(Optional.empty(), false, Set.of()));
    }
}
