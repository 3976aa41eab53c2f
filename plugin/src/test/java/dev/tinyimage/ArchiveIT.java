package dev.tinyimage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyimage.jdk.Jdk;
import dev.tinyimage.testkit.Container;
import dev.tinyimage.testkit.Jdks;
import dev.tinyimage.testkit.MavenProject;
import dev.tinyimage.testkit.NeedsPrograms;
import dev.tinyimage.testkit.Podman;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Start-up archives in the engine: taken with -Xshare:on, by which the JVM ends where it takes one not. */
@NeedsPrograms({"podman"})
class ArchiveIT {

    private static final Duration START = Duration.ofSeconds(60);
    private static final String STRICT = "JAVA_TOOL_OPTIONS=-Xshare:on -Xlog:class+load";

    @TempDir
    Path folder;

    private record Scenario(Path jdk, String archive) {
        @Override
        public String toString() {
            return archive + " of the " + Jdk.at(jdk);
        }
    }

    static Stream<Scenario> scenarios() {
        return Jdks.installed().flatMap(jdk -> Stream.of("jdk", "app").map(archive -> new Scenario(jdk, archive)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void taken(Scenario scenario) throws IOException {
        MavenProject project = MavenProject.sample("lone-goal", folder.resolve("project"));

        MavenProject.Log log = tar(project, scenario, List.of());

        assertThat(log.exitCode()).as(String.join("\n", log.log())).isZero();
        assertThat(log.log()).anyMatch(line -> line.startsWith("[INFO] Start-up archive " + scenario.archive() + ": "));
        try (Podman podman = Podman.create()) {
            String image = podman.load(project.folder().resolve("target/tinyimage/image.tar"));
            try (Container container = podman.run(image, List.of("--env", STRICT))) {
                assertThat(container.awaitHttp("/", START).body()).isEqualTo("hello");
                assertThat(container.logs())
                        .contains("java.lang.Object source: shared objects file")
                        .containsPattern("it.Hello source: "
                                + (scenario.archive().equals("app") ? "shared objects file" : "file:/app/app.jar"));
            }
        }
    }

    static Stream<Path> jdks() {
        return Jdks.installed();
    }

    @ParameterizedTest(name = "an option that voids archives, linked from {0}")
    @MethodSource("jdks")
    void voided(Path jdk) throws IOException {
        MavenProject project = MavenProject.sample("lone-goal", folder.resolve("project"));
        List<String> zgc = List.of("-Dtinyimage.container.jvmFlags=-XX:+UseZGC");

        assertThat(tar(project, new Scenario(jdk, "app"), zgc).error())
                .isEqualTo("cannot make the start-up archive app: the image's JVM takes none beside its option "
                        + "-XX:+UseZGC. Set <runtime><archive> (tinyimage.runtime.archive) to none, or "
                        + "<runtime><archiveRequired> (tinyimage.runtime.archiveRequired) to false to go without where it "
                        + "cannot be had.");
    }

    @Test
    void theDefaultNeverFailsABuild() throws IOException {
        MavenProject project = MavenProject.sample("lone-goal", folder.resolve("project"));

        MavenProject.Log log = project.run("tinyimage:tar", "-Dtinyimage.container.jvmFlags=-XX:+UseZGC");

        assertThat(log.exitCode()).as(String.join("\n", log.log())).isZero();
        assertThat(log.log())
                .contains(
                        "[WARNING] The image goes without the start-up archive jdk: the image's JVM takes none beside its "
                                + "option -XX:+UseZGC");
    }

    /** Variables, and with them whoever runs the image, win over the defaults. */
    @Test
    void defaultsGiveWay() throws IOException {
        MavenProject project = MavenProject.sample("lone-goal", folder.resolve("project"));
        MavenProject.Log log = project.run("tinyimage:tar", "-Dtinyimage.container.profile=serverless");

        assertThat(log.exitCode()).as(String.join("\n", log.log())).isZero();
        try (Podman podman = Podman.create()) {
            String image = podman.load(project.folder().resolve("target/tinyimage/image.tar"));
            assertThat(podman.podman("inspect", "--format", "{{json .Config.Labels}}", image))
                    .contains("-XX:MaxRAMPercentage=70 -XX:+UseCompressedOops -XX:+ExitOnOutOfMemoryError "
                            + "-XX:TieredStopAtLevel=1");
            String variable = "JAVA_TOOL_OPTIONS=-XX:+PrintFlagsFinal -XX:MaxRAMPercentage=33 -XX:+UseParallelGC";
            try (Container container = podman.run(image, List.of("--env", variable))) {
                container.awaitHttp("/", START);
                assertThat(container.logs())
                        .containsPattern(" MaxRAMPercentage +:?= 33.0")
                        .containsPattern(" TieredStopAtLevel += 1 ")
                        .containsPattern(" ExitOnOutOfMemoryError += true ");
            }
        }
    }

    private static MavenProject.Log tar(MavenProject project, Scenario scenario, List<String> more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "tinyimage:tar",
                "-Dtinyimage.runtime.jdk=" + scenario.jdk(),
                "-Dtinyimage.runtime.archive=" + scenario.archive()));
        arguments.addAll(more);
        return project.run(arguments.toArray(String[]::new));
    }
}
