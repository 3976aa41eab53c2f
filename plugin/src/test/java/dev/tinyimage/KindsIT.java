package dev.tinyimage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyimage.jdk.Jdk;
import dev.tinyimage.testkit.Container;
import dev.tinyimage.testkit.Jdks;
import dev.tinyimage.testkit.MavenProject;
import dev.tinyimage.testkit.NeedsPrograms;
import dev.tinyimage.testkit.Podman;
import dev.tinyimage.testkit.Server;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of app answers from its image as it does from its own build on the full JDK. */
@NeedsPrograms({"podman"})
class KindsIT {

    private static final Duration START = Duration.ofSeconds(60);
    private static final String PLAIN = "a plain jar";

    /** The first release of Java where a main method need not be static (JEP 512). */
    private static final int INSTANCE_MAIN = 25;

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
        return Stream.of(
                new Sample("plain", PLAIN, "-cp", "app.jar", "it.Main"),
                new Sample("kotlin", PLAIN, "-cp", "app.jar", "it.MainKt"),
                new Sample("groovy", PLAIN, "-cp", "app.jar", "it.Main"),
                new Sample("scala", PLAIN, "-cp", "app.jar", "it.Main"),
                new Sample("spring-boot-3", "a Spring Boot application", "-jar", "app.jar"),
                new Sample("spring-boot-4", "a Spring Boot application", "-jar", "app.jar"),
                new Sample("quarkus-fast-jar", "a Quarkus application", "-jar", "quarkus-app/quarkus-run.jar"),
                new Sample("quarkus-uber-jar", "a Quarkus jar", "-jar", "app-runner.jar"),
                new Sample("micronaut", PLAIN, "-cp", "app.jar", "it.Main"),
                new Sample("helidon-se", PLAIN, "-cp", "app.jar", "it.Main"),
                new Sample("vertx", PLAIN, "-cp", "app.jar", "it.Main"),
                new Sample(
                        "dropwizard", PLAIN, "-cp", "app.jar", "it.Main", "server", "../src/main/config/config.yml"));
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
        check(sample, RUNNING);
    }

    static Stream<Arguments> newerJdks() {
        return Jdks.installed()
                .filter(jdk -> Jdk.at(jdk).feature() >= INSTANCE_MAIN)
                .flatMap(jdk -> Stream.of(
                        Arguments.of(new Sample("instance-main", PLAIN, "-cp", "app.jar", "it.Main"), jdk),
                        Arguments.of(
                                new Sample("spring-boot-4", "a Spring Boot application", "-jar", "app.jar"), jdk)));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("newerJdks")
    void answersOnNewerJdks(Sample sample, Path jdk) throws IOException {
        check(sample, jdk);
    }

    private static void check(Sample sample, Path jdk) throws IOException {
        MavenProject.Log log =
                samples.with(Map.of("JAVA_HOME", jdk.toString())).run("-f", sample.name(), "package", "tinyimage:tar");

        assertThat(log.exitCode()).as(String.join("\n", log.log())).isZero();
        assertThat(log.log()).anyMatch(line -> line.endsWith(", " + sample.recognised()));
        assertThat(fromImage(sample.name())).isEqualTo(onFullJdk(sample, jdk)).startsWith("200 hello from ");
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
