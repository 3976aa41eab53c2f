package dev.tinyimage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tinyimage.testkit.Container;
import dev.tinyimage.testkit.Jdks;
import dev.tinyimage.testkit.MavenProject;
import dev.tinyimage.testkit.NeedsPrograms;
import dev.tinyimage.testkit.Podman;
import dev.tinyimage.testkit.Server;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of app answers from its image as it does from its own build on the full JDK. */
@NeedsPrograms({"podman"})
class KindsIT {

    private static final Duration START = Duration.ofSeconds(60);
    private static final String PLAIN = "a plain jar";
    private static final String WHOLE = "a runnable jar, taken whole";

    /** The first release of Java where a main method need not be static (JEP 512). */
    private static final int INSTANCE_MAIN = 25;

    private static final Path RUNNING = Path.of(System.getProperty("java.home"));

    @TempDir
    static Path folder;

    private static Podman podman;

    /**
     * A sample of {@code src/it/kinds}.
     *
     * @param start how its own documentation starts it in {@code target}
     * @param options for Maven
     */
    private record Sample(String name, String recognised, List<String> start, List<String> options) {

        Sample(String name, String recognised, String... start) {
            this(name, recognised, List.of(start), List.of());
        }

        Sample with(String... more) {
            return new Sample(name, recognised, start, List.of(more));
        }

        @Override
        public String toString() {
            return String.join(" ", name, String.join(" ", options)).strip();
        }
    }

    private static final Sample SPRING_BOOT_4 =
            new Sample("spring-boot-4", "a Spring Boot application, processed ahead of time", "-jar", "app.jar");

    /** One of each way to start an application. */
    static Stream<Sample> samples() {
        return Stream.of(
                new Sample("plain", PLAIN, "-cp", "app.jar", "it.Main"),
                new Sample("spring-boot-3", "a Spring Boot application", "-jar", "app.jar"),
                new Sample("spring-boot-war", "a Spring Boot WAR", "-jar", "app.war"),
                new Sample("quarkus", "a Quarkus application", "-jar", "quarkus-app/quarkus-run.jar"),
                new Sample("micronaut-aot", "a shaded jar, taken as it was before", "-jar", "app.jar"),
                new Sample("liberty", WHOLE, "-jar", "server.jar"));
    }

    static Stream<Sample> moreSamples() {
        return Stream.of(
                new Sample("kotlin", PLAIN, "-cp", "app.jar", "it.MainKt"),
                new Sample("groovy", PLAIN, "-cp", "app.jar", "it.Main"),
                new Sample("scala", PLAIN, "-cp", "app.jar", "it.Main"),
                SPRING_BOOT_4,
                new Sample("spring-boot-3", "a Spring Boot application", "-jar", "app-exec.jar")
                        .with("-Dclassifier=exec"),
                new Sample("spring-boot-3", "a Spring Boot application", "-jar", "app.jar")
                        .with("-Dspring-boot.repackage.layout=ZIP"),
                new Sample("spring-boot-war", "a Spring Boot WAR, processed ahead of time", "-jar", "app.war")
                        .with("-Daot=prepare-package"),
                new Sample("quarkus", "a Quarkus application", "-jar", "quarkus-app/quarkus-run.jar")
                        .with("-Dquarkus.package.jar.type=aot-jar"),
                new Sample("quarkus", "a Quarkus jar", "-jar", "app-runner.jar")
                        .with("-Dquarkus.package.jar.type=uber-jar"),
                new Sample("quarkus", "a Quarkus jar", "-jar", "app-runner.jar")
                        .with("-Dquarkus.package.jar.type=legacy-jar"),
                new Sample("micronaut", PLAIN, "-cp", "app.jar", "it.Main"),
                new Sample("helidon-se", PLAIN, "-cp", "app.jar", "it.Main"),
                new Sample("helidon-mp", PLAIN, "-jar", "app.jar"),
                new Sample("wildfly", WHOLE, "-jar", "app-bootable.jar", "-Djboss.http.port=${env.PORT:8080}"),
                new Sample("vertx", PLAIN, "-cp", "app.jar", "it.Main"),
                new Sample(
                        "dropwizard", PLAIN, "-cp", "app.jar", "it.Main", "server", "../src/main/config/config.yml"));
    }

    @BeforeAll
    static void createPodman() {
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

    @ParameterizedTest(name = "{0}")
    @MethodSource("moreSamples")
    @Tag("breadth")
    void moreAnswerAsOnTheFullJdk(Sample sample) throws IOException {
        check(sample, RUNNING);
    }

    static Stream<Arguments> newerJdks() {
        return Jdks.installed()
                .filter(jdk -> Jdks.linkSource(jdk).feature() >= INSTANCE_MAIN)
                .flatMap(jdk -> Stream.of(
                        Arguments.of(new Sample("instance-main", PLAIN, "-cp", "app.jar", "it.Main"), jdk),
                        Arguments.of(SPRING_BOOT_4, jdk)));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("newerJdks")
    void answersOnNewerJdks(Sample sample, Path jdk) throws IOException {
        check(sample, jdk);
    }

    private static void check(Sample sample, Path jdk) throws IOException {
        MavenProject samples = MavenProject.sample("kinds", Files.createTempDirectory(folder, "kinds"))
                .with(Map.of("JAVA_HOME", jdk.toString()));
        List<String> arguments = new ArrayList<>(List.of("-f", sample.name(), "package", "tinyimage:tar"));
        arguments.addAll(sample.options());
        MavenProject.Log log = samples.run(arguments.toArray(String[]::new));
        Path target = samples.folder().resolve(sample.name()).resolve("target");

        assertThat(log.exitCode()).as(String.join("\n", log.log())).isZero();
        assertThat(log.log()).anyMatch(line -> line.endsWith(", " + sample.recognised()));
        assertThat(fromImage(target)).isEqualTo(onFullJdk(sample, target, jdk)).startsWith("200 hello from ");
        if (sample.name().equals("spring-boot-war")) {
            assertThat(layers(target))
                    .containsExactly(
                            "base",
                            "jvm",
                            "runtime",
                            "archive",
                            "dependencies",
                            "spring",
                            "tomcat",
                            "frameworks",
                            "app",
                            "bom");
        }
    }

    private static List<String> layers(Path target) throws IOException {
        return StreamSupport.stream(
                        new ObjectMapper()
                                .readTree(
                                        target.resolve("tinyimage/result.json").toFile())
                                .at("/platforms/0/layers")
                                .spliterator(),
                        false)
                .map(layer -> layer.path("name").asText())
                .toList();
    }

    private static String fromImage(Path target) {
        String image = podman.load(target.resolve("tinyimage/image.tar"));
        try (Container container = podman.run(image, List.of("--tmpfs=/tmp"))) {
            return text(container.awaitHttp("/hello", START));
        }
    }

    private static String onFullJdk(Sample sample, Path target, Path jdk) throws IOException {
        try (Server server = Server.start(jdk, target, sample.start())) {
            return text(server.awaitHttp("/hello", START));
        }
    }

    private static String text(HttpResponse<String> answer) {
        return answer.statusCode() + " " + answer.body();
    }
}
