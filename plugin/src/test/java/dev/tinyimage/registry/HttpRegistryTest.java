package dev.tinyimage.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.tinyimage.image.BaseImage;
import dev.tinyimage.image.ContainerConfig;
import dev.tinyimage.image.Content;
import dev.tinyimage.image.Entry;
import dev.tinyimage.image.Image;
import dev.tinyimage.image.ImageAssembler;
import dev.tinyimage.image.Json;
import dev.tinyimage.image.Platform;
import dev.tinyimage.image.Publication;
import dev.tinyimage.registry.Login.Account;
import dev.tinyimage.testkit.Door;
import dev.tinyimage.testkit.InProcessRegistry;
import dev.tinyimage.testkit.RecordingConsole;
import dev.tinyimage.testkit.TestLayers;
import dev.tinyimage.threads.SideBySide;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpRegistryTest {

    private static final Platform PLATFORM = new Platform("linux", "amd64");

    @TempDir
    Path folder;

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

    @ParameterizedTest(name = "several pulls at once from a registry {0} do not take each other for refused")
    @MethodSource("kinds")
    void pullsAtOnce(Kind kind) throws IOException {
        Image image = image("app");
        try (InProcessRegistry registry = kind.start().get()) {
            Reference reference = Reference.parse(registry.reference("team/app:1"), "here");
            try (HttpRegistry jib = jib(settings(registry, "right"), Map.of())) {
                jib.push(Publication.of(image), List.of(reference));
            }
            for (int i = 0; i < 10; i++) {
                try (HttpRegistry jib = jib(settings(registry, "right"), Map.of())) {
                    List<Platform> platforms = List.of(PLATFORM, PLATFORM);

                    List<Registry.Pulled> pulled =
                            SideBySide.each(platforms, platform -> jib.pull(reference, platform));

                    assertThat(pulled).hasSize(2).allMatch(one -> one.digest().equals(image.digest()));
                }
            }
        }
    }

    @ParameterizedTest(name = "an image goes to a registry {0} and comes back")
    @MethodSource("kinds")
    void pushAndPull(Kind kind) throws IOException {
        Image image = image("app");
        try (InProcessRegistry registry = kind.start().get();
                HttpRegistry jib = jib(settings(registry, "right"), Map.of())) {
            Reference target = Reference.parse(registry.reference("team/app:1"), "here");

            jib.checkAccess(target);
            jib.push(Publication.of(image), List.of(target, target.withTag("latest")));

            assertThat(registry.digest("team/app", "1")).isEqualTo(image.digest());
            assertThat(registry.digest("team/app", "latest")).isEqualTo(image.digest());
            Registry.Pulled pulled = jib.pull(target, PLATFORM);
            assertThat(pulled.config()).isEqualTo(Json.read(image.config()));
            assertThat(pulled.layers()).containsExactly(image.layers().get(0).descriptor());
            Path blob = folder.resolve("blob");
            jib.download(target, pulled.layers().get(0), blob);
            long size = pulled.layers().get(0).size();
            assertThat(Files.size(blob)).isEqualTo(size);
            assertThat(console.steps())
                    .contains("Pushing: " + size + " of " + size + " bytes")
                    .endsWith("Pulling " + target + ": " + size + " of " + size + " bytes");
        }
    }

    @ParameterizedTest(name = "a registry {0} says which digest a tag stands for, and sends no manifest")
    @MethodSource("kinds")
    void digestOfTag(Kind kind) throws IOException {
        Image image = image("app");
        try (InProcessRegistry registry = kind.start().get();
                HttpRegistry jib = jib(settings(registry, "right"), Map.of())) {
            Reference target = Reference.parse(registry.reference("team/app:1"), "here");

            assertThat(jib.digest(target)).isEmpty();
            jib.push(Publication.of(image), List.of(target));
            assertThat(jib.digest(target)).contains(image.digest());
            assertThat(jib.digest(target.withDigest(image.digest()))).contains(image.digest());
            assertThat(jib.digest(target.withTag("2"))).isEmpty();
            assertThat(jib.digest(target.withDigest("sha256:" + "0".repeat(64))))
                    .isEmpty();
            assertThat(registry.requests()).noneMatch(request -> request.startsWith("GET /v2/team/app/manifests"));
        }
    }

    @ParameterizedTest(name = "a registry that answers {0} to HEAD of manifests is asked by GET")
    @ValueSource(ints = {400, 405})
    void digestByGet(int refusal) throws IOException {
        Image image = image("app");
        try (InProcessRegistry registry = InProcessRegistry.open();
                HttpRegistry jib = jib(nobody(), Map.of())) {
            Reference target = Reference.parse(registry.reference("app:1"), "here");
            jib.push(Publication.of(image), List.of(target));
            registry.failNext("HEAD /v2/app/manifests", refusal, 2);

            assertThat(jib.digest(target)).contains(image.digest());
            assertThat(jib.digest(target.withTag("2"))).isEmpty();
        }
    }

    @Test
    void whatIsThereIsNotPushedAgain() throws IOException {
        try (InProcessRegistry registry = InProcessRegistry.open();
                HttpRegistry jib = jib(nobody(), Map.of())) {
            Reference target = Reference.parse(registry.reference("app:1"), "here");
            jib.push(Publication.of(image("app")), List.of(target));
            int uploads = registry.uploads().size();

            jib.push(Publication.of(image("app")), List.of(target.withTag("2")));

            assertThat(registry.uploads()).hasSize(uploads);
            assertThat(registry.tags("app")).containsExactlyInAnyOrder("1", "2");
        }
    }

    @Test
    void aBusyRegistryIsAskedAgain() throws IOException {
        try (InProcessRegistry registry = InProcessRegistry.open();
                HttpRegistry jib = jib(nobody(), Map.of())) {
            registry.failNext("PUT /v2/app/manifests", 503, 1);
            registry.failNext("HEAD /v2/app/blobs", 429, 1);

            jib.push(Publication.of(image("app")), List.of(Reference.parse(registry.reference("app:1"), "here")));

            assertThat(registry.tags("app")).containsExactly("1");
        }
    }

    @Test
    void credentialsComeFromDockersFolder() throws IOException {
        try (InProcessRegistry registry = InProcessRegistry.basic("user", "right")) {
            String auth = Base64.getEncoder().encodeToString("user:right".getBytes(StandardCharsets.UTF_8));
            Files.writeString(
                    folder.resolve("config.json"),
                    "{\"auths\":{\"" + registry.address() + "\":{\"auth\":\"" + auth + "\"}}}");
            try (HttpRegistry jib = jib(nobody(), Map.of("DOCKER_CONFIG", folder.toString(), "HOME", "/nowhere"))) {
                jib.push(Publication.of(image("app")), List.of(Reference.parse(registry.reference("app:1"), "here")));
            }
            assertThat(registry.tags("app")).containsExactly("1");
        }
    }

    @Test
    void anIndexLeadsToThePlatformsManifest() throws IOException {
        try (InProcessRegistry registry = InProcessRegistry.open();
                HttpRegistry jib = jib(nobody(), Map.of())) {
            Image image = image("app");
            Reference target = Reference.parse(registry.reference("base:1"), "here");
            jib.push(Publication.of(image), List.of(target));
            registry.putManifest(
                    "base",
                    "multi",
                    ("""
                    {"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[
                    {"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"%s","size":%d,
                    "platform":{"os":"linux","architecture":"amd64"}}]}
                    """.formatted(image.digest(), image.manifest().length)).getBytes(StandardCharsets.UTF_8));

            assertThat(jib.pull(target.withTag("multi"), PLATFORM).layers())
                    .containsExactly(image.layers().get(0).descriptor());
            assertThatThrownBy(() -> jib.pull(target.withTag("multi"), new Platform("linux", "s390x")))
                    .hasMessage("cannot use the base image " + target.withTag("multi")
                            + ": it does not exist for linux/s390x. Name another with <from><image> "
                            + "(tinyimage.from.image).");
        }
    }

    /** It may be that of a base, of a JDK, or one that is to be joined. */
    @Test
    void dockersFirstFormatIsNoImage() throws IOException {
        byte[] manifest = "{\"schemaVersion\":1,\"name\":\"app\",\"fsLayers\":[]}".getBytes(StandardCharsets.UTF_8);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getResponseHeaders()
                        .add("Content-Type", "application/vnd.docker.distribution.manifest.v1+json");
                exchange.sendResponseHeaders(200, manifest.length);
                exchange.getResponseBody().write(manifest);
            }
        });
        server.start();
        try (Door door = new Door(server.getAddress().getPort());
                HttpRegistry jib = jib(nobody(), Map.of())) {
            Reference old = Reference.parse("localhost:" + door.port() + "/app:1", "here");
            String message =
                    "cannot use the image " + old + ": its manifest names no configuration, so it is older than 2016 "
                            + "or no image at all. Push it again with a current tool, or name another.";

            assertThatThrownBy(() -> jib.pull(old, PLATFORM)).hasMessage(message);
            assertThatThrownBy(() -> jib.index(old)).hasMessage(message);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void refusedWithoutCredentialsSaysHowToLogIn() {
        try (InProcessRegistry registry = InProcessRegistry.basic("user", "right");
                HttpRegistry jib = jib(nobody(), Map.of("HOME", "/nowhere"))) {
            Reference target = Reference.parse(registry.reference("app:1"), "here");

            assertThatThrownBy(() -> jib.checkAccess(target))
                    .hasMessage("cannot push to " + target + ": the registry wants a login and no credentials were "
                            + "found. Log in with docker login, add a server of that name to settings.xml, or name a "
                            + "credential helper with <credHelper>.");
            assertThat(registry.uploads()).isEmpty();
        }
    }

    private HttpRegistry jib(Login login, Map<String, String> environment) {
        return new HttpRegistry(login, environment, false, console);
    }

    private static Login nobody() {
        return new Login(Optional.empty(), Optional.empty(), registry -> Optional.empty());
    }

    private static Login settings(InProcessRegistry registry, String password) {
        return new Login(
                Optional.empty(),
                Optional.empty(),
                id -> Optional.of(new Account("user", password, "settings"))
                        .filter(account -> id.equals(registry.address())));
    }

    private Image image(String content) throws IOException {
        return ImageAssembler.assemble(
                new BaseImage(Json.object(), List.of()),
                List.of(TestLayers.layer("app", List.of(new Entry.File("/app", 0644, Content.of(content))))),
                new ContainerConfig(
                        List.of("java"), List.of(), "65532", Map.of(), List.of(), Map.of(), "", Instant.EPOCH),
                PLATFORM);
    }
}
