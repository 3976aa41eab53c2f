package dev.tinyimage.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyimage.image.Platform;
import dev.tinyimage.registry.Login.Account;
import dev.tinyimage.registry.Mirrors.Mirrored;
import dev.tinyimage.testkit.Free;
import dev.tinyimage.testkit.InProcessRegistry;
import dev.tinyimage.testkit.RecordingConsole;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MirroredRegistryTest {

    private static final Platform PLATFORM = new Platform("linux", "amd64");
    private static final Account EXPLICIT = new Account("user", "right", "the parameter auth");

    @TempDir
    Path folder;

    private final RecordingConsole console = new RecordingConsole();
    private final InProcessRegistry origin = InProcessRegistry.basic("user", "right");
    private final InProcessRegistry empty = InProcessRegistry.open();
    private final InProcessRegistry full = InProcessRegistry.open();
    private final InProcessRegistry locked = InProcessRegistry.basic("mirror", "secret");

    @AfterEach
    void close() {
        List.of(origin, empty, full, locked).forEach(InProcessRegistry::close);
    }

    @Test
    void theFirstThatHasItIsTakenForAllOfIt() {
        put(full);

        pull(empty.address(), full.address());

        assertThat(empty.requests())
                .filteredOn(request -> request.contains("base"))
                .hasSize(1);
        assertThat(full.requests()).anyMatch(request -> request.startsWith("GET /v2/base/blobs/"));
        assertThat(origin.requests()).isEmpty();
        assertThat(console.lines())
                .singleElement()
                .asString()
                .startsWith("info Not from the mirror " + empty.address());
    }

    @Test
    void itsOwnRegistryWhereNoMirrorHasIt() {
        put(origin);

        pull("localhost:" + Free.port(), empty.address());

        assertThat(origin.requests()).anyMatch(request -> request.startsWith("GET /v2/base/blobs/"));
    }

    @Test
    void aMirrorHasItsOwnLogin() {
        put(locked);

        pull(locked.address());

        assertThat(origin.requests()).isEmpty();
    }

    @Test
    void theLoginForTheBaseIsNotForItsMirror() {
        put(origin);
        InProcessRegistry curious = InProcessRegistry.basic("user", "right");
        put(curious);

        try (curious) {
            pull(curious.address());
        }

        assertThat(origin.requests()).anyMatch(request -> request.startsWith("GET /v2/base/blobs/"));
    }

    private void pull(String... mirrors) {
        Mirrors table = Mirrors.of(List.of(new Mirrored(origin.address(), List.of(mirrors))), "here");
        Login explicit = new Login(Optional.of(EXPLICIT), Optional.empty(), registry -> Optional.empty());
        Login settings = new Login(
                Optional.empty(),
                Optional.empty(),
                id -> Optional.of(new Account("mirror", "secret", "settings"))
                        .filter(account -> id.equals(locked.address())));
        Map<String, String> environment = Map.of("HOME", folder.toString());
        try (Registry registry = new MirroredRegistry(
                new HttpRegistry(explicit, environment, false, console),
                new HttpRegistry(settings, environment, false, console),
                table,
                console)) {
            Reference reference = Reference.parse(origin.reference("base:1"), "here");
            Registry.Pulled pulled = registry.pull(reference, PLATFORM);
            registry.download(reference, pulled.layers().get(0), folder.resolve("blob"));
            registry.download(reference, pulled.layers().get(0), folder.resolve("blob"));
        }
        assertThat(folder.resolve("blob")).hasContent("layer");
    }

    private static void put(InProcessRegistry registry) {
        String layer = registry.putBlob("base", bytes("layer"));
        String config = registry.putBlob("base", bytes("{}"));
        registry.putManifest("base", "1", bytes("""
                {"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json",
                "config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"%s","size":2},
                "layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar","digest":"%s","size":5}]}
                """.formatted(config, layer)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
