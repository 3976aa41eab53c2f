package dev.tinyimage.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@NeedsPrograms("skopeo")
class SkopeoIT {

    @TempDir
    private Path folder;

    private SampleImage image;
    private String layout;

    @BeforeEach
    void writeLayout() throws IOException {
        image = SampleImage.of(Map.of("hello", SampleImage.bytes("hello")));
        image.writeLayout(folder.resolve("layout"));
        layout = "oci:" + folder.resolve("layout");
    }

    @ParameterizedTest
    @ValueSource(strings = {"oci-archive:", "docker-archive:"})
    void copiesToArchivesAndReadsThem(String transport) {
        String archive = transport + folder.resolve("image.tar");
        Skopeo.anonymous().copy(layout, archive);
        assertThat(Skopeo.anonymous().inspect(archive)).contains("\"Architecture\": \"amd64\"");
    }

    static Stream<Named<Supplier<InProcessRegistry>>> registries() {
        return Stream.of(
                Named.of("open", InProcessRegistry::open),
                Named.of("basic", () -> InProcessRegistry.basic("me", "a secret: really")),
                Named.of("bearer", () -> InProcessRegistry.bearer("me", "a secret: really")));
    }

    @ParameterizedTest
    @MethodSource("registries")
    void pushesToTheInProcessRegistryAndPulls(Supplier<InProcessRegistry> start) {
        try (InProcessRegistry registry = start.get()) {
            String pushed = "docker://" + registry.reference("example:1");
            Skopeo skopeo = Skopeo.of(registry);
            skopeo.copy(layout, pushed);
            skopeo.copy(pushed, "oci:" + folder.resolve("pulled"));
            assertThat(registry.pushes()).containsExactly("example:1");
            assertThat(skopeo.inspectRaw(pushed)).isEqualTo(text(image.manifest()));
            assertThat(skopeo.inspectConfig(pushed)).contains("diff_ids");
        }
    }

    @Test
    void tellsWhyItFailed() {
        assertThatThrownBy(() -> Skopeo.anonymous().inspectRaw("oci:" + folder.resolve("nowhere")))
                .hasMessageContaining("skopeo --insecure-policy inspect")
                .hasMessageContaining("no such file or directory");
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }
}
