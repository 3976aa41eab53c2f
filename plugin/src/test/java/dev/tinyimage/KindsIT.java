package dev.tinyimage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyimage.testkit.Container;
import dev.tinyimage.testkit.MavenProject;
import dev.tinyimage.testkit.NeedsPrograms;
import dev.tinyimage.testkit.Podman;
import dev.tinyimage.testkit.Server;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of app answers from its image as it does from its own build on the full JDK. */
@NeedsPrograms({"podman"})
class KindsIT {

    private static final Duration START = Duration.ofSeconds(60);
    private static final Path RUNNING = Path.of(System.getProperty("java.home"));

    @TempDir
    static Path folder;

    private static MavenProject samples;
    private static Podman podman;

    /**
     * A sample of {@code src/it/kinds}.
     *
     * @param start how its own documentation starts it in {@code target}
     */
    private record Sample(String name, String recognised, List<String> start) {

        Sample(String name, String recognised, String... start) {
            this(name, recognised, List.of(start));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Sample> samples() {
        String plain = "a plain jar";
        return Stream.of(
                new Sample("plain", plain, "-cp", "app.jar", "it.Main"),
                new Sample("kotlin", plain, "-cp", "app.jar", "it.MainKt"),
                new Sample("groovy", plain, "-cp", "app.jar", "it.Main"),
                new Sample("scala", plain, "-cp", "app.jar", "it.Main"),
                new Sample("spring-boot-3", "a Spring Boot application", "-jar", "app.jar"),
                new Sample("spring-boot-4", "a Spring Boot application", "-jar", "app.jar"),
                new Sample("quarkus-fast-jar", "a Quarkus application", "-jar", "quarkus-app/quarkus-run.jar"),
                new Sample("quarkus-uber-jar", "a Quarkus jar", "-jar", "app-runner.jar"),
                new Sample("micronaut", plain, "-cp", "app.jar", "it.Main"),
                new Sample("helidon-se", plain, "-cp", "app.jar", "it.Main"),
                new Sample("vertx", plain, "-cp", "app.jar", "it.Main"),
                new Sample(
                        "dropwizard", plain, "-cp", "app.jar", "it.Main", "server", "../src/main/config/config.yml"));
    }

    @BeforeAll
    static void copy() throws IOException {
        samples = MavenProject.sample("kinds", folder.resolve("kinds"));
        podman = Podman.create();
    }

    @AfterAll
    static void removeImages() {
        podman.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void answersAsOnTheFullJdk(Sample sample) throws IOException {
        MavenProject.Log log = samples.run("-f", sample.name(), "package", "tinyimage:tar");

        assertThat(log.exitCode()).as(String.join("\n", log.log())).isZero();
        assertThat(log.log()).anyMatch(line -> line.endsWith(", " + sample.recognised()));
        assertThat(fromImage(sample.name())).isEqualTo(onFullJdk(sample, RUNNING));
    }

    private static String fromImage(String name) {
        Path archive = samples.folder().resolve(name).resolve("target/tinyimage/image.tar");
        try (Container container = podman.run(podman.load(archive), List.of("--tmpfs=/tmp"))) {
            return text(container.awaitHttp("/hello", START));
        }
    }

    private static String onFullJdk(Sample sample, Path jdk) throws IOException {
        Path target = samples.folder().resolve(sample.name()).resolve("target");
        try (Server server = Server.start(jdk, target, sample.start())) {
            return text(server.awaitHttp("/hello", START));
        }
    }

    private static String text(HttpResponse<String> answer) {
        return answer.statusCode() + " " + answer.body();
    }
}
