package dev.tinyimage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tinyimage.files.Folders;
import dev.tinyimage.testkit.Container;
import dev.tinyimage.testkit.MavenProject;
import dev.tinyimage.testkit.NeedsPrograms;
import dev.tinyimage.testkit.Podman;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
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
        Map<String, String> shop = layers(project, "shop");
        Map<String, String> desk = layers(project, "desk");
        assertThat(shop.keySet())
                .containsExactly(
                        "base", "jvm", "runtime", "archive", "dependencies", "snapshots", "app", "extra", "bom");
        assertThat(desk.keySet()).containsExactly("base", "jvm", "runtime", "archive", "snapshots", "app", "bom");
        assertThat(shop.keySet().stream().filter(name -> shop.get(name).equals(desk.get(name))))
                .as("what both pull once")
                .containsExactly("base", "jvm");
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

    /** Eight of them want the same runtime at once, which nobody has linked yet; the ninth fails. */
    @Test
    @Tag("breadth")
    void manyAtOnceLinkOnceAndAFailedOneStopsNoOther() throws IOException {
        MavenProject project = MavenProject.sample("reactors/two-apps", folder.resolve("project"))
                .withoutCached(Set.of("runtimes"), folder.resolve("caches"));
        List<String> apps =
                IntStream.rangeClosed(1, 8).mapToObj(i -> "desk" + i).toList();
        for (String app : apps) {
            addCopyOfDesk(project, app);
        }
        addCopyOfDesk(project, "broken");
        project.edit(
                "broken/pom.xml",
                "<artifactId>tinyimage-maven-plugin</artifactId>",
                "$0<configuration><runtime><addModules>no.such</addModules></runtime></configuration>");

        MavenProject.Log log =
                project.run("-T", "4", "--fail-at-end", "-pl", "util-one,broken," + String.join(",", apps), "package");

        assertThat(log.exitCode()).as(String.join("\n", log.log())).isNotZero();
        assertThat(log.log().stream().filter(line -> line.startsWith("[INFO] Linking ")))
                .hasSize(1);
        assertThat(log.log().stream().filter(line -> line.matches(".* SUCCESS .*")))
                .as("util-one and eight applications")
                .hasSize(9);
        assertThat(log.log().stream().filter(line -> line.matches(".* FAILURE .*")))
                .singleElement()
                .asString()
                .contains("broken");
        for (String layer : List.of("jvm", "runtime", "archive")) {
            assertThat(apps)
                    .extracting(app -> layers(project, app).get(layer))
                    .containsOnly(layers(project, "desk1").get(layer));
        }
    }

    private static void addCopyOfDesk(MavenProject project, String name) throws IOException {
        Path copy = Files.createDirectories(project.folder().resolve(name));
        Folders.copy(project.folder().resolve("desk"), copy);
        project.edit(name + "/pom.xml", "<artifactId>desk", "<artifactId>" + name);
        project.edit("pom.xml", "<module>desk</module>", "$0<module>" + name + "</module>");
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

    /** Digests by names, lowest first. */
    private static Map<String, String> layers(MavenProject project, String module) throws IOException {
        JsonNode result = new ObjectMapper()
                .readTree(archive(project, module).resolveSibling("result.json").toFile());
        Map<String, String> layers = new LinkedHashMap<>();
        result.at("/platforms/0/layers")
                .forEach(layer -> layers.put(
                        layer.path("name").asText(), layer.path("digest").asText()));
        return layers;
    }
}
