package dev.tinyimage.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tinyimage.cache.Cache;
import dev.tinyimage.cds.ArchiveFacts;
import dev.tinyimage.cds.ArchiveKind;
import dev.tinyimage.image.BaseImage;
import dev.tinyimage.image.Compression;
import dev.tinyimage.image.ContainerConfig;
import dev.tinyimage.image.Content;
import dev.tinyimage.image.Entry;
import dev.tinyimage.image.Image;
import dev.tinyimage.image.ImageAssembler;
import dev.tinyimage.image.Json;
import dev.tinyimage.image.Layer;
import dev.tinyimage.image.LayerFormat;
import dev.tinyimage.image.LayerWriter;
import dev.tinyimage.image.Platform;
import dev.tinyimage.image.Publication;
import dev.tinyimage.registry.HttpRegistry;
import dev.tinyimage.registry.Login;
import dev.tinyimage.registry.NoRegistry;
import dev.tinyimage.registry.Reference;
import dev.tinyimage.testkit.InProcessRegistry;
import dev.tinyimage.testkit.RecordingConsole;
import dev.tinyimage.testkit.TestCache;
import dev.tinyimage.testkit.TestLayers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** An image of a runtime and an application, looked for by its recipe on a machine that has never built it. */
class FormerImagesTest {

    private static final Platform PLATFORM = new Platform("linux", "amd64");
    private static final Recipe RECIPE = new Recipe("a".repeat(64));
    private static final Recipe OTHER = new Recipe("b".repeat(64));

    @TempDir
    Path folder;

    private final RecordingConsole console = new RecordingConsole();

    @Test
    void itIsTakenFromTheRegistryAsLongAsThatHasIt() throws IOException {
        Image image = image(ArchiveKind.JDK);
        try (InProcessRegistry registry = InProcessRegistry.open();
                HttpRegistry http = http()) {
            Reference name = Reference.parse(registry.reference("app:1"), "here");
            http.push(Publication.of(image), List.of(name));

            Optional<MadeImage> pulled = images(http, name).find(RECIPE, () -> last(image), ArchiveKind.JDK, PLATFORM);
            Optional<MadeImage> kept = images(http, name).find(RECIPE, () -> last(image), ArchiveKind.JDK, PLATFORM);
            registry.failNext("/v2/app/manifests/", 404, 2);
            Optional<MadeImage> lost = images(http, name).find(RECIPE, () -> last(image), ArchiveKind.JDK, PLATFORM);

            assertThat(pulled.orElseThrow().image().digest()).isEqualTo(image.digest());
            assertThat(kept.orElseThrow().image().digest()).isEqualTo(image.digest());
            assertThat(lost).isEmpty();
        }
    }

    private interface Edit {
        void on(ObjectNode made);
    }

    private record Case(String summary, Recipe recipe, Edit edit) {
        @Override
        public String toString() {
            return summary;
        }
    }

    static Stream<Case> others() {
        return Stream.of(
                new Case("by another recipe", OTHER, made -> {}),
                new Case(
                        "by another recipe, with words of a later version",
                        OTHER,
                        made -> made.withObjectProperty("archive").put("kind", "LATER")),
                new Case(
                        "with words of nobody",
                        RECIPE,
                        made -> made.withObjectProperty("archive").put("kind", "LATER")),
                new Case(
                        "of fewer layers than it has",
                        RECIPE,
                        made -> made.withArrayProperty("layers").remove(1)));
    }

    @ParameterizedTest(name = "an image that says it was made {0} is not taken, and ends no build")
    @MethodSource("others")
    void others(Case other) throws IOException {
        Image image = image(ArchiveKind.JDK);
        ObjectNode manifest = Json.read(image.manifest());
        ObjectNode annotations = (ObjectNode) manifest.path("annotations");
        ObjectNode made =
                Json.read(annotations.path(MadeImage.ANNOTATION).asText().getBytes(StandardCharsets.UTF_8));
        made.put("recipe", other.recipe().key());
        other.edit().on(made);
        annotations.put(MadeImage.ANNOTATION, new String(Json.bytes(made), StandardCharsets.UTF_8));

        assertThat(found(Image.of(PLATFORM, manifest, image.config(), image.layers())))
                .isEmpty();
    }

    @Test
    void anAnnotationThatIsNoJsonIsNotTakenAndEndsNoBuild() throws IOException {
        Image image = image(ArchiveKind.JDK);
        ObjectNode manifest = Json.read(image.manifest());
        ((ObjectNode) manifest.path("annotations")).put(MadeImage.ANNOTATION, "{\"recipe\":");

        assertThat(found(Image.of(PLATFORM, manifest, image.config(), image.layers())))
                .isEmpty();
    }

    private Optional<MadeImage> found(Image image) throws IOException {
        try (InProcessRegistry registry = InProcessRegistry.open();
                HttpRegistry http = http()) {
            Reference name = Reference.parse(registry.reference("app:1"), "here");
            http.push(Publication.of(image), List.of(name));
            return images(http, name).find(RECIPE, () -> last(image), ArchiveKind.JDK, PLATFORM);
        }
    }

    @ParameterizedTest(name = "asked for {0} and made {1}: with other code it is as it was made: {2}")
    @CsvSource({"JDK, JDK, true", "NONE, NONE, true", "APP, APP, false", "AUTO, APP, false", "AUTO, JDK, false"})
    void otherCode(ArchiveKind asked, ArchiveKind made, boolean same) throws IOException {
        Image image = image(made);
        MadeImage known = new MadeImage(RECIPE, image, List.of("java.base"), facts(made));

        assertThat(known.with(layer("app", "1"), asked)).contains(known);
        assertThat(known.with(layer("app", "2"), asked).isPresent()).isEqualTo(same);
    }

    private MadeImages images(HttpRegistry registry, Reference... names) {
        Cache cache = TestCache.at(folder.resolve("cache"));
        LayerWriter writer = new LayerWriter(new Compression(LayerFormat.GZIP, 1), cache, console);
        FormerImages former = new FormerImages(registry, List.of(names));
        return new MadeImages(new NoRegistry(), List.of(), Optional.of(former), cache, writer, console);
    }

    private HttpRegistry http() {
        Login nobody = new Login(Optional.empty(), Optional.empty(), name -> Optional.empty());
        return new HttpRegistry(nobody, Map.of(), false, console);
    }

    private static Image image(ArchiveKind archive) throws IOException {
        List<Layer> layers = List.of(layer("runtime", "1"), layer("app", "1"));
        return ImageAssembler.assemble(
                new BaseImage(Json.object(), List.of()),
                layers,
                new ContainerConfig(List.of(), List.of(), "", Map.of(), List.of(), Map.of(), "", Instant.EPOCH),
                PLATFORM,
                MadeImage.said(RECIPE, List.of("java.base"), facts(archive), layers));
    }

    private static ArchiveFacts facts(ArchiveKind kind) {
        return new ArchiveFacts(kind, "", "");
    }

    private static Layer layer(String name, String content) throws IOException {
        return TestLayers.layer(name, List.of(new Entry.File("/" + name, 0644, Content.of(content))));
    }

    private static Layer last(Image image) {
        return image.layers().get(image.layers().size() - 1);
    }
}
