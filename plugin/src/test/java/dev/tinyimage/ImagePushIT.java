package dev.tinyimage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tinyimage.testkit.Container;
import dev.tinyimage.testkit.DockerRegistry;
import dev.tinyimage.testkit.Jdks;
import dev.tinyimage.testkit.MavenProject;
import dev.tinyimage.testkit.NeedsPrograms;
import dev.tinyimage.testkit.Podman;
import dev.tinyimage.testkit.Skopeo;
import dev.tinyimage.testkit.TestRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A project that uses the installed plugin, from a clean checkout to an answer over HTTP. */
@NeedsPrograms({"docker-registry", "podman", "skopeo"})
class ImagePushIT {

    private static final Duration START = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    static Stream<Path> jdks() {
        return Jdks.installed();
    }

    @ParameterizedTest(
            name = "the example is pushed, pulled and answers; another folder loads the same, linked from {0}")
    @MethodSource("jdks")
    void pushAndRunThenLoadTheSameFromAnotherFolder(Path jdk) throws IOException {
        MavenProject project = MavenProject.example(folder.resolve("here"));
        try (TestRegistry registry = DockerRegistry.open(folder.resolve("registry"));
                Podman podman = Podman.create()) {
            MavenProject.Log log = project.run(
                    "tinyimage:build",
                    "-DskipTests",
                    "-Dtinyimage.runtime.jdk=" + jdk,
                    "-Dtinyimage.to.image=" + registry.reference("example:1"),
                    "-Dtinyimage.to.tags=latest");

            assertThat(log.exitCode()).as(String.join("\n", log.log())).isZero();
            JsonNode result = result(project);
            assertThat(log.result())
                    .isEqualTo(registry.address() + "/example@"
                            + result.path("digest").asText());
            assertThat(registry.tags("example")).containsExactlyInAnyOrder("1", "latest");
            assertThat(Skopeo.of(registry)
                            .inspect("docker://" + registry.reference("example:1"))
                            .toString())
                    .contains(result.path("digest").asText());
            podman.pull(registry, "example:1");
            runs(podman, registry.reference("example:1"));

            assertThat(load(podman, jdk).path("digest")).isEqualTo(result.path("digest"));
            runs(podman, "localhost/loaded:1");
        }
    }

    private JsonNode load(Podman podman, Path jdk) throws IOException {
        MavenProject project = MavenProject.example(folder.resolve("somewhere-else"));
        MavenProject.Log log = project.run(
                "tinyimage:load",
                "-DskipTests",
                "-Dtinyimage.runtime.jdk=" + jdk,
                "-Dtinyimage.to.image=localhost/loaded:1",
                "-Dtinyimage.dockerClient.executable=" + podman.wrapperScript(folder));
        assertThat(log.exitCode()).as(String.join("\n", log.log())).isZero();
        return result(project);
    }

    @Test
    void twoModulesArePushedFromACleanCheckout() throws IOException {
        MavenProject project = MavenProject.sample("two-modules", folder.resolve("project"));
        try (TestRegistry registry = DockerRegistry.open(folder.resolve("registry"));
                Podman podman = Podman.create()) {
            MavenProject.Log log =
                    project.run("tinyimage:build", "-Dtinyimage.to.image=" + registry.reference("web:1"));

            assertThat(log.exitCode()).as(String.join("\n", log.log())).isZero();
            podman.pull(registry, "web:1");
            try (Container container = podman.run(registry.reference("web:1"), List.of())) {
                assertThat(container.awaitHttp("/", START).body()).isEqualTo("hello from lib");
            }
        }
    }

    @Test
    void aPushedImageServesAsBaseOfAnother() throws IOException {
        MavenProject project = MavenProject.sample("lone-goal", folder.resolve("project"))
                .withoutCached(Set.of("bases", "blobs"), folder.resolve("caches"));
        try (TestRegistry registry = DockerRegistry.open(folder.resolve("registry"));
                Podman podman = Podman.create()) {
            project.run("tinyimage:build", "-Dtinyimage.to.image=" + registry.reference("first:1"));
            project.edit("pom.xml", "<image>scratch</image>", "<image>" + registry.reference("first:1") + "</image>");
            MavenProject.Log log =
                    project.run("tinyimage:build", "-Dtinyimage.to.image=" + registry.reference("second:1"));

            assertThat(log.exitCode()).as(String.join("\n", log.log())).isZero();
            podman.pull(registry, "second:1");
            try (Container container = podman.run(registry.reference("second:1"), List.of())) {
                assertThat(container.awaitHttp("/", START).body()).isEqualTo("hello");
            }
        }
    }

    @Test
    void skopeoTakesTheArchiveInBothItsForms() throws IOException {
        MavenProject project = MavenProject.sample("lone-goal", folder.resolve("project"));
        project.run("tinyimage:tar");
        Path archive = project.folder().resolve("target/tinyimage/image.tar");
        try (TestRegistry registry = DockerRegistry.open(folder.resolve("registry"))) {
            Skopeo skopeo = Skopeo.of(registry);
            skopeo.copy("oci-archive:" + archive, "docker://" + registry.reference("oci:1"));
            skopeo.copy("docker-archive:" + archive, "docker://" + registry.reference("docker:1"));

            assertThat(registry.tags("oci")).containsExactly("1");
            assertThat(registry.tags("docker")).containsExactly("1");
        }
    }

    /** The container runs with a read-only root file system. */
    private static void runs(Podman podman, String image) {
        try (Container container = podman.run(image, List.of())) {
            assertThat(container.awaitHttp("/healthz", START).statusCode()).isEqualTo(200);
            assertThat(container.http("/api/runtime").body()).contains("\"readOnly\":true");
            assertThat(container.user()).isEqualTo(65532);
            assertThat(container.stop()).isZero();
        }
    }

    private static JsonNode result(MavenProject project) throws IOException {
        return new ObjectMapper()
                .readTree(Files.readAllBytes(project.folder().resolve("target/tinyimage/result.json")));
    }
}
