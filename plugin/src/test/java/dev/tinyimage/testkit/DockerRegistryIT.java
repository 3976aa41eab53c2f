package dev.tinyimage.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NeedsPrograms({"docker-registry", "skopeo"})
class DockerRegistryIT {

    @TempDir
    private Path folder;

    @Test
    void takesAnImageFromAnybody() throws IOException {
        try (DockerRegistry registry = DockerRegistry.open(folder)) {
            push(registry);
            assertThat(registry.tags("example")).containsExactly("1");
            assertThat(registry.tags("other")).isEmpty();
        }
    }

    @Test
    void asksForAPassword() throws IOException {
        try (DockerRegistry registry = DockerRegistry.withPassword(folder)) {
            push(registry);
            String image = "docker://" + registry.reference("example:1");
            assertThat(registry.tags("example")).containsExactly("1");
            assertThatThrownBy(() -> Skopeo.anonymous().inspectRaw(image))
                    .hasMessageContaining("authentication required");
        }
    }

    @Test
    void isGoneAfterwards() {
        DockerRegistry registry = DockerRegistry.open(folder);
        registry.close();
        int port = Integer.parseInt(registry.address().replace("localhost:", ""));
        assertThatThrownBy(() -> Http.get(port, "/v2/", Optional.empty())).isInstanceOf(IOException.class);
    }

    private void push(TestRegistry registry) throws IOException {
        SampleImage image = SampleImage.of(Map.of("hello", SampleImage.bytes("hello")));
        image.writeLayout(folder.resolve("layout"));
        Skopeo.of(registry).copy("oci:" + folder.resolve("layout"), "docker://" + registry.reference("example:1"));
    }
}
