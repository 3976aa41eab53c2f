package dev.tinyimage.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tinyimage.cds.ArchiveFacts;
import dev.tinyimage.cds.ArchiveKind;
import dev.tinyimage.image.BaseImage;
import dev.tinyimage.image.ContainerConfig;
import dev.tinyimage.image.Content;
import dev.tinyimage.image.Entry;
import dev.tinyimage.image.FolderEntries;
import dev.tinyimage.image.Image;
import dev.tinyimage.image.ImageAssembler;
import dev.tinyimage.image.Json;
import dev.tinyimage.image.Layer;
import dev.tinyimage.image.Part;
import dev.tinyimage.image.Platform;
import dev.tinyimage.image.Publication;
import dev.tinyimage.jdk.LinkSource;
import dev.tinyimage.jdk.Release;
import dev.tinyimage.testkit.Jars;
import dev.tinyimage.testkit.Programs;
import dev.tinyimage.testkit.TestCache;
import dev.tinyimage.testkit.TestLayers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BreakdownTest {

    private static final Platform PLATFORM = new Platform("linux", "amd64");

    private static final List<Part> MODULES =
            List.of(new Part("java.base", "java.lang", 3000, 9000), new Part("java.base", "java.util", 1000, 2000));

    private static final ArchiveFacts NO_ARCHIVE = new ArchiveFacts(ArchiveKind.NONE, "", "not asked for");

    @TempDir
    Path folder;

    private final Random random = new Random(1);

    @Test
    void eachByteOfALayerBelongsToAJarModuleOrFile() throws IOException {
        Image image = image(20_000);

        Breakdown breakdown = Breakdown.of(image, () -> MODULES, TestCache.get());

        Breakdown.LayerParts layer = breakdown.layers().get(0);
        assertThat(layer.parts())
                .extracting(part -> part.owner() + " " + part.section() + " " + part.unpacked())
                .containsExactly(
                        "java.base java.lang 9000",
                        "java.base java.util 2000",
                        "/app/logo.png  20000",
                        "x.jar  3",
                        "x.jar com.example 3");
        assertThat(layer.owners().values().stream().mapToLong(Long::longValue).sum())
                .isBetween(
                        layer.layer().descriptor().size() - 3,
                        layer.layer().descriptor().size() + 3);
        assertThat(layer.owners().get("java.base")).isGreaterThan(layer.owners().get("x.jar"));
    }

    @Test
    void aLayerOfWhichOnlyTheBytesAreKnownHasTheSameParts() throws IOException {
        Image image = image(20_000);
        Layer known = image.layers().get(0);
        Layer pulled =
                new Layer(known.name(), known.descriptor(), known.diffId(), known.unpackedSize(), known.content());
        Image base = new Image(
                image.platform(),
                image.manifest(),
                image.manifestDescriptor(),
                image.config(),
                image.configDescriptor(),
                List.of(pulled));

        assertThat(unpackedSizes(base)).isEqualTo(unpackedSizes(image)).hasSize(5);
    }

    private List<String> unpackedSizes(Image image) throws IOException {
        Path cache = Files.createTempDirectory(folder, "cache");
        return Breakdown.of(image, () -> MODULES, TestCache.at(cache)).layers().get(0).parts().stream()
                .map(part -> part.owner() + " " + part.section() + " " + part.unpacked())
                .toList();
    }

    @Test
    void whatIsDeflatedInAJarTakesWhatItTakesThere() throws IOException {
        byte[] noise = new byte[30_000];
        random.nextBytes(noise);
        Path jar = folder.resolve("y.jar");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (String name : List.of("noise/a", "zeros/a", "empty/")) {
                out.putNextEntry(new ZipEntry(name));
                out.write(name.startsWith("noise") ? noise : name.startsWith("zeros") ? new byte[30_000] : new byte[0]);
                out.closeEntry();
            }
        }
        Path text = Files.writeString(folder.resolve("no.jar"), "not a jar");
        Layer layer = TestLayers.layer(
                "app", List.of(FolderEntries.file(jar, "/app/y.jar"), FolderEntries.file(text, "/app/no.jar")));

        List<Part> parts = Breakdown.of(image(layer), List::of, TestCache.at(folder))
                .layers()
                .get(0)
                .parts();

        assertThat(parts)
                .extracting(part -> part.owner() + " " + part.section() + " " + part.unpacked())
                .containsExactly("no.jar  9", "y.jar empty 0", "y.jar noise 30000", "y.jar zeros 30000");
        assertThat(parts.get(2).compressed()).isBetween(30_000L, 31_000L);
        assertThat(parts.get(3).compressed()).isLessThan(100);
    }

    @Test
    void aBudgetNamesTheLargestPartsAndWhatGrew() throws IOException {
        Image first = image(20_000);
        Breakdown before = Breakdown.of(first, () -> MODULES, TestCache.get());
        Path result = Files.writeString(folder.resolve("result.json"), result(first, before));
        Path none = folder.resolve("none.json");
        Image second = image(2_000_000);
        Breakdown now = Breakdown.of(second, () -> MODULES, TestCache.get());
        Published published = new Published(TestCache.at(folder), "x");
        Growth growth = Growth.of(PLATFORM, now, published, result);

        assertThatThrownBy(() -> new Budget(1_500_000).check(second, now, growth))
                .hasMessageMatching("cannot keep the image within 1\\.50 MB: it has 2\\.0\\d MB compressed, most of it "
                        + "/app/logo\\.png 2\\.\\d\\d MB, java\\.base 0\\.00 MB, x\\.jar 0\\.00 MB; since the last build grew "
                        + "/app/logo\\.png by 1\\.9\\d MB\\. See target/tinyimage/report\\.html for what could go, or raise "
                        + "<image><maxSize> \\(tinyimage\\.image\\.maxSize\\)\\.");
        assertThatCode(() -> new Budget(3_000_000).check(second, now, growth)).doesNotThrowAnyException();
        assertThat(Growth.of(PLATFORM, now, published, none).changes()).isEmpty();
        assertThat(Growth.of(PLATFORM, before, published, result).changes()).isEmpty();
    }

    @Test
    void whatWasPublishedLastIsKnownAfterACleanBuild() throws IOException {
        Image image = image(20_000);
        Breakdown before = Breakdown.of(image, () -> MODULES, TestCache.get());
        Breakdown now = Breakdown.of(image(2_000_000), () -> MODULES, TestCache.get());
        Path none = folder.resolve("none.json");
        Published published = new Published(TestCache.at(folder), "registry.example.com/x");

        published.remember(result(image, before));

        Growth growth = Growth.of(PLATFORM, now, published, none);
        assertThat(growth.since()).isEqualTo("the last published image");
        assertThat(growth.changes()).extracting(Growth.Change::owner).containsExactly("/app/logo.png");
        assertThat(Growth.of(PLATFORM, now, new Published(TestCache.at(folder), "registry.example.com/y"), none)
                        .changes())
                .isEmpty();
    }

    private static String result(Image image, Breakdown breakdown) {
        LinkSource jdk = new LinkSource(
                Path.of("jdk"),
                new Release(Map.of("JAVA_VERSION", "25")),
                Platform.thisMachine(),
                Optional.empty(),
                "jdk");
        ObjectNode result = ResultJson.of("x", Publication.of(image), List.of(), false);
        ResultJson.add(result, image, jdk, List.of(), NO_ARCHIVE, breakdown);
        return Json.pretty(result);
    }

    @Test
    void thePageHasEverythingInIt() throws IOException {
        Image image = image(20_000);
        Breakdown breakdown = Breakdown.of(image, () -> MODULES, TestCache.get());

        String page = Page.of(
                image,
                breakdown,
                new Growth("the last build", List.of(new Growth.Change("</script>", 0, 5000))),
                folder.resolve("none.json"));

        assertThat(page)
                .contains(image.digest(), "[\"java.base\",\"java.lang\",", "{\"name\":\"<\\/script>\",\"before\":0,")
                .doesNotContain("http://", "https://", "src=");
    }

    @Test
    void aBrowserDrawsThePage() throws Exception {
        Optional<Path> chromium = Programs.onPath("chromium");
        assumeTrue(chromium.isPresent(), "no chromium");
        Image image = image(20_000);
        Breakdown breakdown = Breakdown.of(image, () -> MODULES, TestCache.get());
        Path startup = Files.writeString(
                folder.resolve("startup.json"),
                new Startup(List.of(new Startup.Row("jdk", image.digest(), 5_000_000, 120, 160))).json());
        Path page = Files.writeString(
                folder.resolve("report.html"),
                Page.of(image, breakdown, new Growth("the last build", List.of()), startup));
        Path drawn = folder.resolve("drawn.html");

        Process browser = new ProcessBuilder(
                        chromium.get().toString(),
                        "--headless",
                        "--no-sandbox",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--window-size=1200,1000",
                        "--dump-dom",
                        page.toUri().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(drawn.toFile())
                .start();

        assertThat(browser.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(drawn)
                .content()
                .contains(
                        "logo.png 0.02 MB",
                        "1 app › java.base › java.lang",
                        "<td>total</td>",
                        "160 ms</td><td class=\"n\">250 Mbit/s");
    }

    private Image image(int logo) throws IOException {
        byte[] pixels = new byte[logo];
        random.nextBytes(pixels);
        Path jar =
                Jars.jar().file("a.txt", "aaa").file("com/example/b.txt", "bbb").write(folder.resolve("x.jar"));
        Layer layer = TestLayers.layer(
                "app",
                List.of(
                        new Entry.File("/opt/java/lib/modules", 0644, Content.of("modules")),
                        new Entry.File("/app/logo.png", 0644, Content.of(pixels)),
                        FolderEntries.file(jar, "/app/lib/x.jar")));
        return image(layer);
    }

    private static Image image(Layer layer) {
        return ImageAssembler.assemble(
                new BaseImage(Json.object(), List.of()),
                List.of(layer),
                new ContainerConfig(List.of(), List.of(), "", Map.of(), List.of(), Map.of(), "", Instant.EPOCH),
                PLATFORM);
    }
}
