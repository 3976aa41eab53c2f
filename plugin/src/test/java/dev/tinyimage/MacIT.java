package dev.tinyimage;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Images whose programs run in an engine alone, for Maven is told that it is on a Mac. */
@NeedsPrograms({"podman"})
class MacIT {

    private static final Duration START = Duration.ofSeconds(60);
    private static final String NOWHERE =
            "the image's JVM is for linux/\\w+ and does not start on this machine, which is "
                    + "os x/\\w+: no engine answers to no-engine info\\. Start Docker or Podman, or build it on Linux that runs such "
                    + "programs, by qemu-user-static and binfmt_misc if they are for another CPU";

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    private static MavenProject sample;

    private Podman podman;

    @BeforeAll
    static void packageSample() throws IOException {
        sample = MavenProject.sample("lone-goal", shared.resolve("project")).packaged();
    }

    @BeforeEach
    void start() {
        podman = Podman.create();
    }

    @AfterEach
    void stop() {
        podman.close();
    }

    static Stream<Path> jdks() {
        return Jdks.installed();
    }

    /** JDK 17 looks at the paths and the times of jars; from 25 on two archives are the same, wherever they are made. */
    @ParameterizedTest(name = "an archive, linked from {0}")
    @MethodSource("jdks")
    void anArchiveIsMadeInTheEngine(Path jdk) throws IOException {
        MavenProject.Log log = onMac(jdk, engine(), "tar", "-Dtinyimage.runtime.archive=app");

        assertThat(log.exitCode()).as(String.join("\n", log.log())).isZero();
        assertThat(log.log()).anyMatch(line -> line.startsWith("[INFO] Start-up archive app: "));
        assertNothingIsLeft();
        assertThat(classLoading("-Xshare:on"))
                .anyMatch(line -> line.matches(".* it\\.Hello source: shared objects file.*"));
        if (Jdks.linkSource(jdk).feature() >= 25) {
            MavenProject linux = sample.with(Map.of("JAVA_HOME", jdk.toString()));
            assertThat(run(linux, "linux", "tar", "-Dtinyimage.runtime.archive=app")
                            .result())
                    .isEqualTo(log.result());
        }
    }

    @ParameterizedTest(name = "a training, linked from {0}")
    @MethodSource("jdks")
    void aTrainingIsDoneInTheEngine(Path jdk) throws IOException {
        MavenProject.Log log = onMac(
                jdk,
                engine(),
                "tar",
                "-Dtinyimage.runtime.training.until=answer",
                "-Dtinyimage.runtime.training.requests=/,/again",
                "-Dtinyimage.runtime.trainingRequired=true");

        assertThat(log.exitCode()).as(String.join("\n", log.log())).isZero();
        assertNothingIsLeft();
        assertThat(classLoading(Jdks.linkSource(jdk).feature() < 24 ? "-Xshare:on" : "-XX:AOTMode=on"))
                .anyMatch(line -> line.matches(".* it\\.Hello source: shared objects file.*"));
    }

    @Test
    void withoutAnEngineOneLineSaysSo() throws IOException {
        MavenProject.Log log =
                onMac(Jdks.running().home(), "no-engine", "tar", "-Dtinyimage.runtime.training.until=answer");

        assertThat(log.exitCode()).as(String.join("\n", log.log())).isZero();
        assertThat(log.log())
                .filteredOn(line -> line.startsWith("[WARNING]") && line.contains("archive"))
                .singleElement()
                .asString()
                .matches("\\[WARNING] The image goes without a start-up archive: " + NOWHERE);
    }

    @Test
    void withoutAnEngineWhatIsRequiredFails() throws IOException {
        MavenProject.Log log = onMac(Jdks.running().home(), "no-engine", "tar", "-Dtinyimage.runtime.archive=app");

        assertThat(log.exitCode()).isEqualTo(1);
        assertThat(log.error())
                .matches("cannot make the start-up archive app: " + NOWHERE + "\\. Set <runtime><archive> "
                        + "\\(tinyimage.runtime.archive\\) to none, or <runtime><archiveRequired> "
                        + "\\(tinyimage.runtime.archiveRequired\\) to false to go without where it cannot be had\\.");
    }

    @Test
    void theCheckIsInTheEngine() throws IOException {
        MavenProject.Log log = onMac(
                Jdks.running().home(),
                engine(),
                "check",
                "-Dtinyimage.runtime.archive=none",
                "-Dtinyimage.check.path=/");

        assertThat(log.exitCode()).as(String.join("\n", log.log())).isZero();
        assertThat(log.log())
                .anyMatch(line -> line.startsWith("[INFO] The image starts in podman: HTTP 200 on / after "));
        assertNothingIsLeft();
    }

    @Test
    void aCheckWithoutAnEngineFails() throws IOException {
        MavenProject.Log log = onMac(Jdks.running().home(), "no-engine", "check", "-Dtinyimage.runtime.archive=none");

        assertThat(log.error())
                .isEqualTo("cannot check the image in no-engine: no engine answers to no-engine info. Mend it, or name "
                        + "another with <check><runner> (tinyimage.check.runner).");
    }

    @Test
    @Tag("breadth")
    void startsAreComparedInTheEngine() throws IOException {
        MavenProject.Log log = onMac(
                Jdks.running().home(), engine(), "startup", "-Dtinyimage.check.path=/", "-Dtinyimage.check.starts=1");

        assertThat(log.exitCode()).as(String.join("\n", log.log())).isZero();
        assertThat(log.log())
                .anyMatch(line -> line.matches("\\[INFO]   none +\\d+ ms"))
                .anyMatch(line -> line.matches("\\[INFO]   app +\\d+\\.\\d\\d MB +\\d+ ms .*"));
        assertNothingIsLeft();
    }

    private String engine() {
        return podman.wrapperScript(folder).toString();
    }

    /**
     * The system's name is cut short, for by the whole one JDK 17 looks for the sockets of a Mac; it has a space, which
     * MAVEN_OPTS cannot quote.
     */
    private MavenProject.Log onMac(Path jdk, String engine, String goal, String... parameters) throws IOException {
        List<String> more = new ArrayList<>(List.of("-Dtinyimage.dockerClient.executable=" + engine));
        more.addAll(List.of(parameters));
        MavenProject mac = sample.with(Map.of("JAVA_HOME", jdk.toString(), "JDK_JAVA_OPTIONS", "-Dos.name=\"OS X\""));
        return run(mac, "mac", goal, more.toArray(String[]::new));
    }

    /** Archives that others have made prove nothing. */
    private MavenProject.Log run(MavenProject project, String caches, String goal, String... parameters)
            throws IOException {
        List<String> arguments = new ArrayList<>(List.of("tinyimage:" + goal, "-Dtinyimage.from.image=scratch"));
        arguments.addAll(List.of(parameters));
        return project.withoutCached(Set.of("archives"), folder.resolve(caches)).run(arguments.toArray(String[]::new));
    }

    private void assertNothingIsLeft() {
        assertThat(podman.podman("images", "--all", "--quiet") + podman.podman("ps", "--all", "--quiet"))
                .isEmpty();
    }

    /** What the JVM says on the classes that it loads; one that refuses its archive does not start. */
    private List<String> classLoading(String strictly) {
        String image = podman.load(sample.folder().resolve("target/tinyimage/image.tar"));
        List<String> flags = List.of("--env", "JAVA_TOOL_OPTIONS=-Xlog:class+load " + strictly);
        try (Container container = podman.run(image, flags)) {
            assertThat(container.awaitHttp("/", START).body()).isEqualTo("hello");
            return container.logs().lines().toList();
        }
    }
}
