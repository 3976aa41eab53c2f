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
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Start-up archives of applications that were started to make them, and taken by their JVMs in containers. */
@NeedsPrograms("podman")
class TrainingIT {

    private static final Duration START = Duration.ofSeconds(60);

    /** Ends at once where a variable is not set that only the training has, or the container. */
    private static final String NEEDS_DATABASE = "if (System.getenv(\"DATABASE\") == null) {\n"
            + "System.err.println(\"no DATABASE\");\nSystem.exit(1);\n}\nint port";

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    /** It needs the database. */
    private static MavenProject sample;

    @BeforeAll
    static void packageSample() throws IOException {
        sample = MavenProject.sample("lone-goal", shared.resolve("project"));
        sample.edit("src/main/java/it/Hello.java", "int port", NEEDS_DATABASE);
        sample.packaged();
    }

    static Stream<Path> jdks() {
        return Jdks.installed();
    }

    @ParameterizedTest(name = "until it has answered, {0}")
    @MethodSource("jdks")
    void classesComeFromTheArchive(Path jdk) throws IOException {
        MavenProject.Log log = train(
                sample,
                jdk,
                "-Dtinyimage.runtime.training.until=answer",
                "-Dtinyimage.runtime.training.requests=/,/again",
                "-Dtinyimage.runtime.training.environment=DATABASE=none",
                "-Dtinyimage.runtime.trainingRequired=true");

        assertThat(log.exitCode()).as(String.join("\n", log.log())).isZero();
        assertThat(classLoading(sample, strictly(jdk), "/", "hello", "DATABASE=none"))
                .anyMatch(line -> line.matches(".* it\\.Hello source: shared objects file.*"));
    }

    @ParameterizedTest(name = "until Spring''s context is refreshed, {0}")
    @MethodSource("jdks")
    void springEndsItself(Path jdk) throws IOException {
        MavenProject project = MavenProject.sample("kinds/spring-boot-3", folder.resolve("kinds/spring-boot-3"));
        MavenProject.sample("kinds/parent", folder.resolve("kinds/parent"));

        MavenProject.Log log = train(
                project,
                jdk,
                "package",
                "-Dtinyimage.runtime.training.until=refresh",
                "-Dtinyimage.runtime.trainingRequired=true");

        assertThat(log.exitCode()).as(String.join("\n", log.log())).isZero();
        assertThat(classLoading(project, strictly(jdk), "/hello", "hello from Spring Boot 3's it.Main", "A=b"))
                .anyMatch(line -> line.matches(
                        ".* org\\.springframework\\.boot\\.SpringApplication source: shared objects file.*"));
    }

    @Test
    void failedTrainingIsAWarning() throws IOException {
        MavenProject.Log log = train(sample, Jdks.running().home(), "-Dtinyimage.runtime.training.until=answer");

        assertThat(log.exitCode()).as(String.join("\n", log.log())).isZero();
        assertThat(log.log())
                .contains(
                        "[WARNING] The start-up archive is made from class files, for its training failed: it ended with "
                                + "exit code 1 before it answered; it last said: no DATABASE. See <runtime><training> "
                                + "(tinyimage.runtime.training.*)");
        assertThat(classLoading(sample, "-Xshare:on", "/", "hello", "DATABASE=none"))
                .anyMatch(line -> line.matches(".* it\\.Hello source: shared objects file.*"));
    }

    @Test
    void failedTrainingIsAnErrorWhereItIsRequired() throws IOException {
        MavenProject.Log log = train(
                sample,
                Jdks.running().home(),
                "-Dtinyimage.runtime.training.until=answer",
                "-Dtinyimage.runtime.trainingRequired=true");

        assertThat(log.exitCode()).isEqualTo(1);
        assertThat(log.error())
                .isEqualTo(
                        "cannot train the start-up archive: it ended with exit code 1 before it answered; it last said: "
                                + "no DATABASE. Give the application what it needs with <runtime><training><environment> "
                                + "(tinyimage.runtime.training.environment) or <args>, or set <runtime><trainingRequired> "
                                + "(tinyimage.runtime.trainingRequired) to false to have the archive made from class files.");
    }

    private static MavenProject.Log train(MavenProject project, Path jdk, String... parameters) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(parameters));
        arguments.addAll(List.of(goal("tar"), "-Dtinyimage.from.image=scratch", "-Dtinyimage.runtime.jdk=" + jdk));
        return project.run(arguments.toArray(String[]::new));
    }

    private static String goal(String name) {
        return "dev.tinyimage:tinyimage-maven-plugin:" + System.getProperty("it.version") + ":" + name;
    }

    /** With this option a JVM that refuses its archive does not start. */
    private static String strictly(Path jdk) {
        return Jdks.linkSource(jdk).feature() < 24 ? "-Xshare:on" : "-XX:AOTMode=on";
    }

    /** What the JVM says on the classes that it loads, after the container has answered as it should. */
    private static List<String> classLoading(
            MavenProject project, String strictly, String path, String answer, String variable) {
        try (Podman podman = Podman.create()) {
            String image = podman.load(project.folder().resolve("target/tinyimage/image.tar"));
            List<String> flags = List.of("--env", variable, "--env", "JAVA_TOOL_OPTIONS=-Xlog:class+load " + strictly);
            try (Container container = podman.run(image, flags)) {
                assertThat(container.awaitHttp(path, START).body()).isEqualTo(answer);
                return container.logs().lines().toList();
            }
        }
    }
}
