package dev.tinyimage.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tinyimage.image.BaseImage;
import dev.tinyimage.image.ContainerConfig;
import dev.tinyimage.image.Content;
import dev.tinyimage.image.Entry;
import dev.tinyimage.image.Image;
import dev.tinyimage.image.ImageAssembler;
import dev.tinyimage.image.Json;
import dev.tinyimage.image.Layer;
import dev.tinyimage.image.Platform;
import dev.tinyimage.image.Publication;
import dev.tinyimage.registry.Login.Account;
import dev.tinyimage.testkit.InProcessRegistry;
import dev.tinyimage.testkit.RecordingConsole;
import dev.tinyimage.testkit.TestLayers;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How layers get into a registry. */
class UploadsTest {

    private static final int MANY = 10;

    private final RecordingConsole console = new RecordingConsole();

    private record Kind(String summary, Supplier<InProcessRegistry> start) {
        @Override
        public String toString() {
            return summary;
        }
    }

    static Stream<Kind> kinds() {
        return Stream.of(
                new Kind("open to all", InProcessRegistry::open),
                new Kind("with user and password", () -> InProcessRegistry.basic("user", "right")),
                new Kind("with tokens", () -> InProcessRegistry.bearer("user", "right")));
    }

    @ParameterizedTest(name = "a registry {0} gets layers that are offered before the image, each once")
    @MethodSource("kinds")
    void offered(Kind kind) throws IOException {
        List<Layer> layers = layers();
        try (InProcessRegistry registry = kind.start().get();
                HttpRegistry http = http(registry)) {
            Reference target = target(registry, "app:1");
            layers.forEach(layer -> http.offer(layer, target));
            layers.forEach(layer -> http.offer(layer, target));

            http.push(Publication.of(image(layers)), List.of(target));

            assertThat(registry.uploads()).hasSize(MANY + 1).doesNotHaveDuplicates();
            assertThat(registry.tags("app")).containsExactly("1");
            assertThat(console.lines()).hasSize(MANY + 1).allMatch(line -> line.startsWith("info Pushing "));
        }
    }

    @Test
    void layersThatAreOfferedForNothingHaveNoName() throws IOException {
        List<Layer> layers = layers();
        try (InProcessRegistry registry = InProcessRegistry.open()) {
            try (HttpRegistry http = http(registry)) {
                layers.forEach(layer -> http.offer(layer, target(registry, "app:1")));
            }

            assertThat(registry.pushes()).isEmpty();
            assertThat(registry.tags("app")).isEmpty();
        }
    }

    @Test
    void whatFailsIsTheFailureOfThePush() throws IOException {
        List<Layer> layers = layers();
        try (InProcessRegistry registry = InProcessRegistry.open();
                HttpRegistry http = http(registry)) {
            Reference target = target(registry, "app:1");
            registry.failNext("PUT /v2/app/blobs", 413, MANY);
            layers.forEach(layer -> http.offer(layer, target));

            assertThatThrownBy(() -> http.push(Publication.of(image(layers)), List.of(target)))
                    .hasMessageMatching("cannot push to \\Q" + target
                            + "\\E: the answer to PUT /v2/app/blobs/uploads/\\S+ is 413: the test wants it so\\. Check the "
                            + "image name and the registry's health, then try again\\.");
            assertThat(registry.pushes()).isEmpty();
            assertThat(registry.requests()).noneMatch(request -> request.contains("/manifests/"));
        }
    }

    @Test
    void aLayerThatCannotBeReadIsNoNetworksFault() throws IOException {
        Layer layer = layers().get(0);
        Content broken = new Content() {
            @Override
            public long size() {
                return layer.descriptor().size();
            }

            @Override
            public InputStream open() throws IOException {
                throw new IOException("the disk is gone");
            }
        };
        try (InProcessRegistry registry = InProcessRegistry.open();
                HttpRegistry http = http(registry)) {
            Reference target = target(registry, "app:1");

            assertThatThrownBy(() -> http.push(Publication.of(image(List.of(from(layer, broken)))), List.of(target)))
                    .hasMessageStartingWith("cannot push to " + target + ": the disk is gone.");
            assertThat(registry.pushes()).isEmpty();
        }
    }

    @ParameterizedTest(name = "a layer that another repository of a registry {0} has is not sent")
    @MethodSource("kinds")
    void mounted(Kind kind) throws IOException {
        Layer layer = layers().get(0);
        try (InProcessRegistry registry = kind.start().get();
                HttpRegistry http = http(registry)) {
            registry.putBlob("base", bytes(layer));
            Layer known = from(layer, new RegistryContent(target(registry, "base:1"), layer.content()));

            http.push(Publication.of(image(List.of(known))), List.of(target(registry, "app:1")));

            assertThat(registry.mounts())
                    .containsExactly("app@" + layer.descriptor().digest());
            assertThat(registry.uploads()).hasSize(1); // the configuration
            assertThat(registry.blob("app", layer.descriptor().digest())).isEqualTo(bytes(layer));
        }
    }

    @ParameterizedTest(name = "a layer that another repository of a registry {0} turns out not to have is sent")
    @MethodSource("kinds")
    void notMounted(Kind kind) throws IOException {
        Layer layer = layers().get(0);
        try (InProcessRegistry registry = kind.start().get();
                HttpRegistry http = http(registry)) {
            Layer known = from(layer, new RegistryContent(target(registry, "base:1"), layer.content()));

            http.push(Publication.of(image(List.of(known))), List.of(target(registry, "app:1")));

            assertThat(registry.mounts()).isEmpty();
            assertThat(registry.uploads()).hasSize(2);
        }
    }

    @Test
    void aLayerWhoseMountIsRefusedIsSent() throws IOException {
        Layer layer = layers().get(0);
        try (InProcessRegistry registry = InProcessRegistry.open();
                HttpRegistry http = http(registry)) {
            registry.failNext("POST /v2/app/blobs", 403, 1);
            Layer known = from(layer, new RegistryContent(target(registry, "base:1"), layer.content()));
            Image image = image(List.of(known));
            registry.putBlob("app", image.config());

            http.push(Publication.of(image), List.of(target(registry, "app:1")));

            assertThat(registry.uploads())
                    .containsExactly("app@" + layer.descriptor().digest());
        }
    }

    @Test
    void aLayerOfAnotherRegistryIsSent() throws IOException {
        Layer layer = layers().get(0);
        try (InProcessRegistry elsewhere = InProcessRegistry.open();
                InProcessRegistry registry = InProcessRegistry.open();
                HttpRegistry http = http(registry)) {
            Layer known = from(layer, new RegistryContent(target(elsewhere, "base:1"), layer.content()));

            http.push(Publication.of(image(List.of(known))), List.of(target(registry, "app:1")));

            assertThat(registry.uploads()).hasSize(2);
            assertThat(elsewhere.requests()).isEmpty();
        }
    }

    @Test
    void tokensAreAskedForAgainWhenTheirTimeIsOver() throws IOException {
        List<Layer> layers = layers();
        try (InProcessRegistry registry = InProcessRegistry.bearer("user", "right");
                HttpRegistry http = http(registry)) {
            Reference target = target(registry, "app:1");
            http.checkAccess(target);
            registry.revokeTokens();

            http.push(Publication.of(image(layers)), List.of(target));

            assertThat(registry.tags("app")).containsExactly("1");
            assertThat(registry.requests()).filteredOn("GET /token"::equals).hasSize(2);
        }
    }

    private List<Layer> layers() throws IOException {
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            Entry.File file = new Entry.File("/app/" + i, 0644, Content.of("content " + i));
            layers.add(TestLayers.layer("layer " + i, List.of(file)));
        }
        return layers;
    }

    private static Image image(List<Layer> layers) {
        return ImageAssembler.assemble(
                new BaseImage(Json.object(), List.of()),
                layers,
                new ContainerConfig(
                        List.of("java"), List.of(), "65532", Map.of(), List.of(), Map.of(), "", Instant.EPOCH),
                new Platform("linux", "amd64"));
    }

    private static Layer from(Layer layer, Content content) {
        return new Layer(layer.name(), layer.descriptor(), layer.diffId(), layer.unpackedSize(), content);
    }

    private static byte[] bytes(Layer layer) throws IOException {
        try (InputStream in = layer.content().open()) {
            return in.readAllBytes();
        }
    }

    private static Reference target(InProcessRegistry registry, String name) {
        return Reference.parse(registry.reference(name), "here");
    }

    private HttpRegistry http(InProcessRegistry registry) {
        Optional<Account> account =
                registry.credentials().map(known -> new Account(known.user(), known.password(), "here"));
        return new HttpRegistry(
                new Login(account, Optional.empty(), id -> Optional.empty()),
                Map.of("HOME", "/nowhere"),
                false,
                console);
    }
}
