package dev.tinyimage.base;

import static dev.tinyimage.base.StoredImages.DOCKER_LIST;
import static dev.tinyimage.base.StoredImages.DOCKER_MANIFEST;
import static dev.tinyimage.base.StoredImages.OCI_INDEX;
import static dev.tinyimage.base.StoredImages.OCI_MANIFEST;
import static dev.tinyimage.base.StoredImages.on;
import static dev.tinyimage.base.StoredImages.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tinyimage.cache.Cache;
import dev.tinyimage.console.UserError;
import dev.tinyimage.image.BaseImage;
import dev.tinyimage.image.Json;
import dev.tinyimage.image.LayerFormat;
import dev.tinyimage.image.MediaTypes;
import dev.tinyimage.image.Platform;
import dev.tinyimage.registry.HttpRegistry;
import dev.tinyimage.registry.Login;
import dev.tinyimage.registry.Reference;
import dev.tinyimage.testkit.Digests;
import dev.tinyimage.testkit.InProcessRegistry;
import dev.tinyimage.testkit.RecordingConsole;
import dev.tinyimage.testkit.TestCache;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is taken of all that a registry or an OCI layout can hold under one name. */
class StoredBasesTest {

    private static final Platform PLATFORM = new Platform("linux", "amd64");
    private static final String DOCKER_GZIP = "application/vnd.docker.image.rootfs.diff.tar.gzip";
    private static final String AMD64 = "{\"os\":\"linux\",\"architecture\":\"amd64\"}";
    private static final String ARM64 = "{\"os\":\"linux\",\"architecture\":\"arm64\"}";
    private static final String UNKNOWN = "\"platform\":{\"os\":\"unknown\",\"architecture\":\"unknown\"}";
    private static final String EVERYTHING = """
            {"os":"linux","architecture":"amd64","variant":"v3","os.version":"1","author":"somebody",\
            "config":{"User":"1","StopSignal":"SIGINT","Shell":["/sh"],"Labels":{"a":"b"},"Env":["PATH=/bin"],\
            "Healthcheck":{"Test":["CMD","true"],"StartInterval":5000000000},"x-new":{"y":[1,2.5]}}}""";

    @TempDir
    Path folder;

    /**
     * A base.
     *
     * @param made puts it in place and gives the descriptor of what the name points to
     * @param outcome the media types of the layers and the config without its diff IDs, or the message
     */
    private record Scenario(String summary, Function<StoredImages, ObjectNode> made, String outcome) {
        @Override
        public String toString() {
            return summary;
        }
    }

    static Stream<Scenario> scenarios() {
        return Stream.of(
                new Scenario(
                        "an image without an index, as OCI wants it",
                        images -> images.image(
                                OCI_MANIFEST, AMD64, images.layer(LayerFormat.GZIP, MediaTypes.LAYER_GZIP)),
                        "tar+gzip " + AMD64),
                new Scenario(
                        "Docker's own formats; the layers get the names of OCI, for the image will be one",
                        images -> images.index(
                                DOCKER_LIST,
                                on(images.image(DOCKER_MANIFEST, ARM64), "linux", "arm64"),
                                on(
                                        images.image(
                                                DOCKER_MANIFEST, AMD64, images.layer(LayerFormat.GZIP, DOCKER_GZIP)),
                                        "linux",
                                        "amd64")),
                        "tar+gzip " + AMD64),
                new Scenario(
                        "an index with attestations of BuildKit before the image",
                        images -> images.index(
                                OCI_INDEX,
                                with(
                                        images.image(OCI_MANIFEST, "{}"),
                                        UNKNOWN + ",\"annotations\":{\"vnd.docker.reference.type\":"
                                                + "\"attestation-manifest\"}"),
                                on(images.image(OCI_MANIFEST, AMD64), "linux", "amd64")),
                        AMD64),
                new Scenario(
                        "attestations that claim the platform of their image",
                        images -> images.index(
                                OCI_INDEX,
                                with(
                                        on(images.image(OCI_MANIFEST, "{}"), "linux", "amd64"),
                                        "\"annotations\":{\"vnd.docker.reference.type\":\"attestation-manifest\"}"),
                                on(images.image(OCI_MANIFEST, AMD64), "linux", "amd64")),
                        AMD64),
                new Scenario(
                        "artefacts and media types that nobody knows",
                        images -> images.index(
                                OCI_INDEX,
                                with(
                                        on(images.image(OCI_MANIFEST, "{}"), "linux", "amd64"),
                                        "\"artifactType\":\"application/vnd.example.sbom\""),
                                with(
                                        on(images.image(OCI_MANIFEST, "{}"), "linux", "amd64"),
                                        "\"mediaType\":\"application/vnd.example.thing\""),
                                with(
                                        on(images.image(OCI_MANIFEST, AMD64), "linux", "amd64"),
                                        "\"data\":\"e30=\",\"urls\":[\"https://example.com\"]")),
                        AMD64),
                new Scenario(
                        "an index in an index",
                        images -> images.index(
                                OCI_INDEX,
                                images.index(OCI_INDEX, on(images.image(OCI_MANIFEST, AMD64), "linux", "amd64"))),
                        AMD64),
                new Scenario(
                        "layers of zstd and plain tar keep their format",
                        images -> images.image(
                                OCI_MANIFEST,
                                AMD64,
                                images.layer(LayerFormat.ZSTD, MediaTypes.LAYER_ZSTD),
                                images.layer(LayerFormat.GZIP, MediaTypes.LAYER_GZIP)),
                        "tar+zstd tar+gzip " + AMD64),
                new Scenario(
                        "a zstd layer that its builder calls gzip, as Jib does, is called by its name again",
                        images -> images.image(
                                OCI_MANIFEST, AMD64, images.layer(LayerFormat.ZSTD, MediaTypes.LAYER_GZIP)),
                        "tar+zstd " + AMD64),
                new Scenario(
                        "all of a config is kept, known or not",
                        images -> images.image(OCI_MANIFEST, EVERYTHING),
                        EVERYTHING),
                new Scenario(
                        "no image for the platform",
                        images -> images.index(OCI_INDEX, on(images.image(OCI_MANIFEST, ARM64), "linux", "arm64")),
                        "it does not exist for linux/amd64"),
                new Scenario(
                        "an image for another platform, without an index",
                        images -> images.image(OCI_MANIFEST, ARM64),
                        "it is for linux/arm64, the Java runtime for linux/amd64"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void fromARegistry(Scenario scenario) throws IOException {
        RecordingConsole console = new RecordingConsole();
        Login nobody = new Login(Optional.empty(), Optional.empty(), registry -> Optional.empty());
        try (InProcessRegistry registry = InProcessRegistry.open();
                HttpRegistry jib = new HttpRegistry(nobody, Map.of(), false, console)) {
            ObjectNode top = scenario.made().apply(new StoredImages(registry, "base"));
            Reference reference = Reference.parse(registry.reference("base:1"), "here");
            Cache cache = TestCache.at(folder.resolve("cache"));

            assertThat(outcome(() -> RegistryBase.pull(reference, PLATFORM, jib, cache)))
                    .isEqualTo(scenario.outcome());
            assertThat(registry.digest("base", "1"))
                    .isEqualTo(top.path("digest").asText());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void fromALayout(Scenario scenario) throws IOException {
        Path blobs = Files.createDirectories(folder.resolve("layout/blobs/sha256"));
        StoredImages.Store store = new StoredImages.Store() {
            @Override
            public void blob(byte[] content) {
                try {
                    Files.write(blobs.resolve(Digests.sha256(content).replace("sha256:", "")), content);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            public void manifest(byte[] content) {
                blob(content);
            }
        };
        ObjectNode index = Json.object().put("schemaVersion", 2);
        index.withArrayProperty("manifests").add(scenario.made().apply(new StoredImages(store)));
        Files.write(folder.resolve("layout/index.json"), Json.bytes(index));

        assertThat(outcome(() ->
                        new ImageFolder("layout", folder.resolve("layout"), folder.resolve("work")).read(PLATFORM)))
                .isEqualTo(scenario.outcome());
    }

    private interface Pull {
        BaseImage run() throws IOException;
    }

    private static String outcome(Pull pull) throws IOException {
        try {
            BaseImage base = pull.run();
            ObjectNode config = base.config().deepCopy();
            config.remove("rootfs");
            StringBuilder text = new StringBuilder();
            base.layers()
                    .forEach(layer -> text.append(layer.descriptor().mediaType().replaceFirst(".*\\.", ""))
                            .append(' '));
            return text + new String(Json.bytes(config), StandardCharsets.UTF_8);
        } catch (UserError e) {
            return e.getMessage().replaceAll("^cannot use the base image \\S+: |\\. .*", "");
        }
    }
}
