package dev.tinyimage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tinyimage.testkit.Container;
import dev.tinyimage.testkit.MavenProject;
import dev.tinyimage.testkit.NeedsPrograms;
import dev.tinyimage.testkit.Podman;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several applications in one build, and class paths with more than published jars. */
@NeedsPrograms("podman")
class ReactorIT {

    private static final Duration START = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void twoApplicationsAtOnce() throws IOException {
        MavenProject project = MavenProject.sample("reactors/two-apps", folder.resolve("project"));

        MavenProject.Log log = project.run("-T", "2", "package");

        assertThat(log.exitCode()).as(String.join("\n", log.log())).isZero();
        assertThat(layers(project, "shop"))
                .containsExactly("base", "runtime", "archive", "dependencies", "snapshots", "app", "extra");
        assertThat(layers(project, "desk")).containsExactly("base", "runtime", "archive", "snapshots", "app");
        assertThat(answer(project, "shop"))
                .isEqualTo(
                        "util of one, util of two, first is two, a jar of system scope, a file on the extra class path");
        assertThat(answer(project, "desk")).isEqualTo("util of one");
    }

    @Test
    void oneOfThemWithWhatItNeeds() throws IOException {
        MavenProject project = MavenProject.sample("reactors/two-apps", folder.resolve("project"));

        MavenProject.Log log = project.run("-pl", "desk", "-am", "package");

        assertThat(log.exitCode()).as(String.join("\n", log.log())).isZero();
        assertThat(archive(project, "desk")).exists();
        assertThat(project.folder().resolve("shop/target")).doesNotExist();
    }

    private static String answer(MavenProject project, String module) {
        try (Podman podman = Podman.create();
                Container container = podman.run(podman.load(archive(project, module)), List.of())) {
            return container.awaitHttp("/", START).body();
        }
    }

    private static Path archive(MavenProject project, String module) {
        return project.folder().resolve(module).resolve("target/tinyimage/image.tar");
    }

    private static List<String> layers(MavenProject project, String module) throws IOException {
        JsonNode result = new ObjectMapper()
                .readTree(archive(project, module).resolveSibling("result.json").toFile());
        return StreamSupport.stream(result.at("/platforms/0/layers").spliterator(), false)
                .map(layer -> layer.path("name").asText())
                .toList();
    }
}
