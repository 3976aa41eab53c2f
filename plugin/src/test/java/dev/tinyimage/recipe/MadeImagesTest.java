package dev.tinyimage.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tinyimage.base.RegistryBase;
import dev.tinyimage.cache.Cache;
import dev.tinyimage.cds.ArchiveFacts;
import dev.tinyimage.cds.ArchiveKind;
import dev.tinyimage.console.UserError;
import dev.tinyimage.image.BaseImage;
import dev.tinyimage.image.Compression;
import dev.tinyimage.image.ContainerConfig;
import dev.tinyimage.image.Content;
import dev.tinyimage.image.Entry;
import dev.tinyimage.image.Image;
import dev.tinyimage.image.ImageAssembler;
import dev.tinyimage.image.ImageIndex;
import dev.tinyimage.image.Json;
import dev.tinyimage.image.Layer;
import dev.tinyimage.image.LayerFormat;
import dev.tinyimage.image.LayerWriter;
import dev.tinyimage.image.Platform;
import dev.tinyimage.registry.HttpRegistry;
import dev.tinyimage.registry.Login;
import dev.tinyimage.registry.NoRegistry;
import dev.tinyimage.registry.Reference;
import dev.tinyimage.testkit.Digests;
import dev.tinyimage.testkit.InProcessRegistry;
import dev.tinyimage.testkit.RecordingConsole;
import dev.tinyimage.testkit.TestCache;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Images of the layers base, runtime and app, the last with the application's own code. */
class MadeImagesTest {

    private static final Platform AMD64 = new Platform("linux", "amd64");
    private static final Platform ARM64 = new Platform("linux", "arm64");
    private static final Recipe RECIPE = new Recipe("recipe");
    private static final String DIGEST = Digests.sha256(new byte[0]);

    @TempDir
    Path folder;

    private final RecordingConsole console = new RecordingConsole();

    /**
     * A search for what was made with the own code {@code old}.
     *
     * @param own the own code of the image that is looked for
     * @param gone the layer that is no longer in the cache
     */
    private record Search(
            String summary, ArchiveKind archive, Recipe recipe, String own, String gone, String... outcome) {
        @Override
        public String toString() {
            return summary;
        }
    }

    static Stream<Search> searches() {
        Recipe other = new Recipe("other");
        return Stream.of(
                new Search(
                        "the same own code",
                        ArchiveKind.JDK,
                        RECIPE,
                        "old",
                        "",
                        "warn said then",
                        "as if it were built"),
                new Search(
                        "other own code", ArchiveKind.JDK, RECIPE, "new", "", "warn said then", "as if it were built"),
                new Search(
                        "other own code, without an archive",
                        ArchiveKind.NONE,
                        RECIPE,
                        "new",
                        "",
                        "warn said then",
                        "as if it were built"),
                new Search(
                        "the same own code, which is in the archive too",
                        ArchiveKind.APP,
                        RECIPE,
                        "old",
                        "",
                        "warn said then",
                        "as if it were built"),
                new Search("other own code than that in the archive", ArchiveKind.APP, RECIPE, "new", "", "none"),
                new Search("another recipe", ArchiveKind.JDK, other, "old", "", "none"),
                new Search("a layer is gone from the cache", ArchiveKind.JDK, RECIPE, "old", "runtime", "none"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("searches")
    void keptHere(Search search) throws IOException {
        Image old = image(RECIPE, search.archive(), "old", "somewhere/base:1", AMD64);
        images(Optional.empty()).keep(old, List.of("said then"));
        if (!search.gone().isEmpty()) {
            lose(layer(old, search.gone()));
        }

        Optional<MadeImage> found = images(Optional.empty()).find(search.recipe(), () -> own(search.own()), AMD64);

        List<String> outcome = new ArrayList<>(console.lines());
        outcome.add(found.isPresent() ? "as if it were built" : "none");
        assertThat(outcome).containsExactly(search.outcome());
        if (found.isPresent()) {
            assertSame(found.get().image(), image(RECIPE, search.archive(), search.own(), "somewhere/base:1", AMD64));
            assertThat(found.get().modules()).containsExactly("java.base", "java.sql");
            assertThat(found.get().archive()).isEqualTo(archive(search.archive()));
            assertThat(found.get().recipe()).isEqualTo(RECIPE);
        }
    }

    @Test
    void whatDoesNotSayHowItWasMadeIsNotKept() throws IOException {
        BaseImage nothing = new BaseImage(Json.object(), List.of(), Optional.empty());

        images(Optional.empty())
                .keep(ImageAssembler.assemble(nothing, List.of(own("old")), container(), AMD64), List.of());

        assertThat(cache().folder().resolve("images")).doesNotExist();
    }

    /** What stands in the registry under the name REGISTRY/app:1, and what a search there ends in. */
    private record Former(String summary, Arrange there, String... outcome) {
        @Override
        public String toString() {
            return summary;
        }
    }

    private interface Arrange {
        void in(Repository repository) throws IOException;
    }

    private static final String TAKEN = "info As REGISTRY/app:1 was made, but for the application's own code";
    private static final String OTHERWISE = "Not taken from REGISTRY/app:1: nothing there was made as this image is";
    private static final String NOT_FITTING =
            "Not taken from REGISTRY/app:1: what it says of its layers does not fit them";

    static Stream<Former> former() {
        return Stream.of(
                new Former(
                        "what was made by the recipe",
                        repository -> repository.put("1", repository.image(RECIPE, AMD64)),
                        TAKEN,
                        "base runtime app",
                        "with new own code: base runtime app"),
                new Former(
                        "the same in an index",
                        repository ->
                                repository.putIndex(repository.image(RECIPE, ARM64), repository.image(RECIPE, AMD64)),
                        TAKEN,
                        "base runtime app",
                        "with new own code: base runtime app"),
                new Former(
                        "an index without the platform",
                        repository -> repository.putIndex(repository.image(RECIPE, ARM64)),
                        OTHERWISE),
                new Former("nothing", repository -> {}, OTHERWISE),
                new Former(
                        "what was made by another recipe",
                        repository -> repository.put("1", repository.image(new Recipe("other"), AMD64)),
                        OTHERWISE),
                new Former(
                        "what does not say how it was made",
                        repository -> repository.poisoned(manifest -> manifest.remove("annotations")),
                        OTHERWISE),
                new Former(
                        "what not everybody may pull",
                        repository -> {
                            repository.put("1", repository.image(RECIPE, AMD64));
                            repository.registry().failNext("/v2/app/manifests/", 401, 9);
                        },
                        "Not taken from REGISTRY/app:1: cannot pull REGISTRY/app:1: "),
                new Former(
                        "an annotation that is no JSON",
                        repository -> repository.poisoned(manifest -> say(manifest, "made by hand")),
                        "Not taken from REGISTRY/app:1: "),
                new Former(
                        "an annotation of another form",
                        repository -> repository.poisoned(manifest -> say(manifest, "[1]")),
                        "Not taken from REGISTRY/app:1: not a JSON object"),
                new Former(
                        "an annotation that has the recipe alone",
                        repository -> repository.poisoned(manifest -> say(manifest, "{\"recipe\":\"recipe\"}")),
                        NOT_FITTING),
                new Former(
                        "an annotation with fewer layers",
                        repository -> repository.poisoned(manifest -> edit(
                                manifest,
                                made -> made.withArrayProperty("layers").remove(0))),
                        NOT_FITTING),
                new Former(
                        "fewer layers than the annotation says",
                        repository -> repository.poisoned(
                                manifest -> manifest.withArrayProperty("layers").remove(1)),
                        NOT_FITTING),
                new Former(
                        "a diff ID that is a path",
                        repository -> repository.poisonedDiffIds(ids -> ids.set(1, "sha256:../../runtime")),
                        NOT_FITTING),
                new Former(
                        "fewer diff IDs than layers",
                        repository -> repository.poisonedDiffIds(ids -> ids.remove(2)),
                        NOT_FITTING),
                new Former(
                        "an archive of an unknown kind",
                        repository -> repository.poisoned(manifest -> edit(
                                manifest,
                                made -> made.withObjectProperty("archive").put("kind", "LARGE"))),
                        "Not taken from REGISTRY/app:1: it has a start-up archive of an unknown kind"),
                new Former(
                        "a base that is none of this build's",
                        repository -> repository.poisoned(manifest -> manifest.withObjectProperty("annotations")
                                .put(ImageAssembler.BASE_NAME, "example.com/base:1")),
                        OTHERWISE),
                new Former(
                        "a base without a name",
                        repository -> repository.poisoned(manifest ->
                                manifest.withObjectProperty("annotations").remove(ImageAssembler.BASE_NAME)),
                        "Not taken from REGISTRY/app:1: cannot "),
                new Former(
                        "the digest of another layer in the place of the runtime's, by one who may push",
                        repository -> repository.poisoned(manifest -> manifest.withArrayProperty("layers")
                                .set(1, layer(manifest, 2).deepCopy())),
                        TAKEN,
                        "base runtime app",
                        "with new own code: base runtime app"),
                new Former(
                        "a layer that is not there",
                        repository -> {
                            Image image = repository.image(RECIPE, AMD64);
                            repository.put("1", image);
                            String runtime =
                                    layer(image, "runtime").descriptor().digest();
                            repository.registry().failNext("/v2/app/blobs/" + runtime, 404, 9);
                        },
                        TAKEN,
                        "base runtime cannot app",
                        "with new own code: base runtime cannot app"),
                new Former(
                        "the name of own code at the runtime's layer",
                        repository -> repository.poisoned(manifest -> edit(manifest, made -> name(made, 1, "app"))),
                        TAKEN,
                        "base app app",
                        "with new own code: base app app"),
                new Former(
                        "no layer by the name of own code",
                        repository -> repository.poisoned(manifest -> edit(manifest, made -> name(made, 2, "lib"))),
                        TAKEN,
                        "base runtime lib",
                        "with new own code: none"),
                new Former(
                        "the base's name at a layer that the base does not have",
                        repository -> repository.poisoned(
                                manifest -> edit(manifest, made -> name(made, 1, RegistryBase.LAYER))),
                        TAKEN,
                        "base base cannot app",
                        "with new own code: base base cannot app"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("former")
    void ofOtherMachines(Former former) throws IOException {
        Login nobody = new Login(Optional.empty(), Optional.empty(), registry -> Optional.empty());
        try (InProcessRegistry registry = InProcessRegistry.open();
                HttpRegistry jib = new HttpRegistry(nobody, Map.of(), false, new RecordingConsole())) {
            former.there().in(new Repository(registry));
            Reference name = Reference.parse(registry.reference("app:1"), "here");
            MadeImages images = new MadeImages(
                    jib,
                    List.of(base(registry.reference("base:1"))),
                    Optional.of(new FormerImages(jib, List.of(name))),
                    empty(),
                    writer(empty()),
                    console);

            Optional<MadeImage> made = images.find(RECIPE, () -> own("old"), AMD64);
            List<String> outcome = new ArrayList<>(console.lines());
            outcome.addAll(console.details());
            if (made.isPresent()) {
                outcome.add(layers(made.get()));
                Optional<MadeImage> other = images.find(RECIPE, () -> own("new"), AMD64);
                outcome.add("with new own code: " + (other.isPresent() ? layers(other.get()) : "none"));
                assertThat(images.find(RECIPE, () -> own("old"), AMD64)
                                .orElseThrow()
                                .image()
                                .digest())
                        .isEqualTo(made.get().image().digest());
            }

            assertThat(outcome).hasSameSizeAs(former.outcome());
            for (int i = 0; i < outcome.size(); i++) {
                assertThat(outcome.get(i).replace(registry.address(), "REGISTRY"))
                        .startsWith(former.outcome()[i]);
            }
        }
    }

    /** Layers by name, and which of them cannot be had. */
    private static String layers(MadeImage made) throws IOException {
        List<String> layers = new ArrayList<>();
        for (Layer layer : made.image().layers()) {
            layers.add(layer.name());
            try {
                assertThat(Digests.sha256(layer.content().open().readAllBytes()))
                        .isEqualTo(layer.descriptor().digest());
            } catch (UserError e) {
                layers.add(e.getMessage().replaceFirst(" .*", ""));
            }
        }
        return String.join(" ", layers);
    }

    /** The repository {@code app} of a registry that has a base, too. */
    private final class Repository {

        private final InProcessRegistry registry;

        Repository(InProcessRegistry registry) {
            this.registry = registry;
        }

        InProcessRegistry registry() {
            return registry;
        }

        Image image(Recipe recipe, Platform platform) throws IOException {
            return MadeImagesTest.this.image(recipe, ArchiveKind.JDK, "old", registry.reference("base:1"), platform);
        }

        void put(String tag, Image image) throws IOException {
            for (Layer layer : image.layers()) {
                String repository = layer.name().equals(RegistryBase.LAYER) ? "base" : "app";
                registry.putBlob(repository, layer.content().open().readAllBytes());
                registry.putBlob("app", layer.content().open().readAllBytes());
            }
            registry.putBlob("app", image.config());
            registry.putManifest("app", tag, image.manifest());
        }

        void putIndex(Image... images) throws IOException {
            List<ObjectNode> entries = new ArrayList<>();
            for (Image image : images) {
                put(image.digest(), image);
                entries.add(ImageIndex.entry(image.manifestDescriptor(), Json.read(image.config())));
            }
            registry.putManifest("app", "1", Json.bytes(ImageIndex.of(entries, Map.of())));
        }

        void poisonedDiffIds(DiffIds poison) throws IOException {
            ObjectNode config = Json.read(image(RECIPE, AMD64).config());
            poison.edit(config.withObjectProperty("rootfs").withArrayProperty("diff_ids"));
            byte[] bytes = Json.bytes(config);
            poisoned(manifest -> manifest.withObjectProperty("config")
                    .put("digest", registry.putBlob("app", bytes))
                    .put("size", bytes.length));
        }

        void poisoned(Poison poison) throws IOException {
            Image image = image(RECIPE, AMD64);
            put(image.digest(), image);
            ObjectNode manifest = Json.read(image.manifest());
            poison.in(manifest);
            registry.putManifest("app", "1", Json.bytes(manifest));
        }
    }

    private interface DiffIds {
        void edit(ArrayNode ids);
    }

    private interface Poison {
        void in(ObjectNode manifest) throws IOException;
    }

    private static void say(ObjectNode manifest, String said) {
        manifest.withObjectProperty("annotations").put(MadeImage.ANNOTATION, said);
    }

    private static void edit(ObjectNode manifest, Poison poison) throws IOException {
        ObjectNode made = Json.read(manifest.withObjectProperty("annotations")
                .path(MadeImage.ANNOTATION)
                .asText()
                .getBytes(StandardCharsets.UTF_8));
        poison.in(made);
        say(manifest, made.toString());
    }

    private static void name(ObjectNode made, int layer, String name) {
        layer(made, layer).put("name", name);
    }

    private static ObjectNode layer(ObjectNode json, int layer) {
        return (ObjectNode) json.withArrayProperty("layers").get(layer);
    }

    private Image image(Recipe recipe, ArchiveKind kind, String own, String base, Platform platform)
            throws IOException {
        Layer bottom = layer(RegistryBase.LAYER, "base");
        BaseImage none = new BaseImage(Json.object(), List.of(), Optional.of(new BaseImage.Source(base, DIGEST)));
        List<Layer> layers = List.of(layer("runtime", "runtime"), own(own));
        List<Layer> all = List.of(bottom, layers.get(0), layers.get(1));
        return ImageAssembler.assemble(
                none.plus(bottom),
                layers,
                container(),
                platform,
                MadeImage.said(recipe, List.of("java.base", "java.sql"), archive(kind), all));
    }

    private static ArchiveFacts archive(ArchiveKind kind) {
        return new ArchiveFacts(kind, "/opt/java/lib/server/classes.jsa", "");
    }

    private static Reference base(String name) {
        return Reference.parse(name, "here").withDigest(DIGEST);
    }

    private static ContainerConfig container() {
        return new ContainerConfig(List.of("java"), List.of(), "1", Map.of(), List.of(), Map.of(), "", Instant.EPOCH);
    }

    private Layer own(String code) throws IOException {
        return layer("app", code);
    }

    private Layer layer(String name, String content) throws IOException {
        return writer(cache()).write(name, List.of(new Entry.File("/" + name, 0644, Content.of(content))));
    }

    private static Layer layer(Image image, String name) {
        return image.layers().stream()
                .filter(layer -> layer.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void assertSame(Image image, Image expected) throws IOException {
        assertThat(image.digest()).isEqualTo(expected.digest());
        assertThat(image.config()).isEqualTo(expected.config());
        assertThat(image.layers())
                .extracting(Layer::diffId)
                .isEqualTo(expected.layers().stream().map(Layer::diffId).toList());
        assertThat(layer(image, "app").content().open().readAllBytes())
                .isEqualTo(layer(expected, "app").content().open().readAllBytes());
    }

    private void lose(Layer layer) throws IOException {
        String key = layer.diffId().replace(':', '-');
        try (Stream<Path> files = Files.list(cache().folder().resolve("layers"))) {
            for (Path file : files.filter(path -> path.getFileName().toString().startsWith(key))
                    .toList()) {
                Files.delete(file);
            }
        }
    }

    private MadeImages images(Optional<FormerImages> former) {
        return new MadeImages(
                new NoRegistry(), List.of(base("somewhere/base:1")), former, cache(), writer(cache()), console);
    }

    private Cache cache() {
        return TestCache.at(folder.resolve("cache"));
    }

    /** That of another machine. */
    private Cache empty() {
        return TestCache.at(folder.resolve("empty"));
    }

    private static LayerWriter writer(Cache cache) {
        return new LayerWriter(new Compression(LayerFormat.GZIP, 1), cache, new RecordingConsole());
    }
}
