package dev.tinyimage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tinyimage.jdk.HostJdk;
import dev.tinyimage.testkit.DebianBases;
import dev.tinyimage.testkit.DockerRegistry;
import dev.tinyimage.testkit.Jdks;
import dev.tinyimage.testkit.MavenProject;
import dev.tinyimage.testkit.NeedsPrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same thing has the same digest, whatever the caches had and whatever was built beside it. */
@NeedsPrograms({"docker-registry", "skopeo", "apt-get", "dpkg-deb", "jq", "bwrap"})
class SameDigestIT {

    /** The module of a reactor that is the example; the others differ by their names. */
    private static final String EXAMPLE = "example-webapp";

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    private static DockerRegistry registry;

    @BeforeAll
    static void push() {
        registry = DockerRegistry.open(shared.resolve("registry"));
        DebianBases.push(registry, "java-base", "jdk-21-jmods");
    }

    @AfterAll
    static void close() {
        registry.close();
    }

    /**
     * What a runtime is linked of.
     *
     * @param home where Maven runs
     * @param options of Maven
     */
    private record Subject(int feature, Path home, List<String> options) {

        @Override
        public String toString() {
            return "JDK " + feature;
        }
    }

    /** Without an archive, since those of 17 differ from dump to dump. */
    @Test
    void onJdk17() throws IOException {
        everyWay(new Subject(17, installed(17), List.of("-Dtinyimage.runtime.archive=none")));
    }

    static Stream<Subject> laterJdks() {
        return Stream.of(
                new Subject(
                        21,
                        DebianBases.hostJdk("jdk-21-jmods", shared.resolve("jdk-21")),
                        List.of("-Dtinyimage.runtime.jdk=image:" + registry.reference("jdk:21-jmods"))),
                new Subject(25, installed(25), List.of()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("laterJdks")
    @Tag("breadth")
    void onLaterJdks(Subject subject) throws IOException {
        everyWay(subject);
    }

    private void everyWay(Subject subject) throws IOException {
        MavenProject project = example(folder.resolve("project"));
        MavenProject elsewhere = example(folder.resolve("some/where/else"));
        Map<String, String> digests = new LinkedHashMap<>();

        digests.put("with an empty cache", build(project, subject, "cache", "first"));
        digests.put("with a full cache", build(project, subject, "cache", "second"));
        digests.put("with an empty cache, to where the image is", build(project, subject, "other-cache", "first"));
        digests.put("in another folder", build(elsewhere, subject, "third-cache", "third"));
        digests.put("beside others of a reactor", buildReactor(subject));

        assertThat(digests.values()).as(digests.toString()).containsOnly(digests.get("with an empty cache"));
    }

    /** Its POM, which is in its jar, is the same everywhere. */
    private static MavenProject example(Path folder) throws IOException {
        MavenProject project = MavenProject.example(folder);
        project.edit("pom.xml", "</from>", "</from><to><image>\\${target}/\\${project.artifactId}:1</image></to>");
        return project;
    }

    private String build(MavenProject project, Subject subject, String cache, String target) throws IOException {
        run(project, subject, cache, target);
        return digest(project.folder());
    }

    private String buildReactor(Subject subject) throws IOException {
        Path reactor = folder.resolve("reactor");
        List<String> modules = List.of("one", "two", EXAMPLE, "three");
        StringBuilder names = new StringBuilder();
        for (String module : modules) {
            MavenProject copy = example(reactor.resolve(module));
            if (!module.equals(EXAMPLE)) {
                copy.edit("pom.xml", "<artifactId>" + EXAMPLE + "<", "<artifactId>" + module + "<");
            }
            names.append("<module>").append(module).append("</module>");
        }
        Files.writeString(
                reactor.resolve("pom.xml"),
                "<project><modelVersion>4.0.0</modelVersion><groupId>it</groupId><artifactId>reactor</artifactId>"
                        + "<version>1</version><packaging>pom</packaging><modules>" + names + "</modules></project>");
        run(new MavenProject(reactor, Map.of(), ""), subject, "reactor-cache", "reactor", "-T4");
        return digest(reactor.resolve(EXAMPLE));
    }

    private void run(MavenProject project, Subject subject, String cache, String target, String... more)
            throws IOException {
        List<String> arguments = new ArrayList<>(subject.options());
        arguments.addAll(List.of(more));
        arguments.addAll(List.of(
                "-DskipTests",
                "package",
                "dev.tinyimage:tinyimage-maven-plugin:" + System.getProperty("it.version") + ":build",
                "-Dtarget=" + registry.reference(target),
                "-Dtinyimage.from.image=" + registry.reference("distroless/java-base-debian13:nonroot")));
        MavenProject.Log log = project.with(Map.of(
                        "JAVA_HOME",
                        subject.home().toString(),
                        "XDG_CACHE_HOME",
                        folder.resolve(cache).toString()))
                .run(arguments.toArray(String[]::new));
        assertThat(log.exitCode()).as(String.join("\n", log.log())).isZero();
    }

    private static String digest(Path project) throws IOException {
        Path result = project.resolve("target/tinyimage/result.json");
        return new ObjectMapper().readTree(result.toFile()).path("digest").asText();
    }

    private static Path installed(int feature) {
        return Jdks.installed()
                .filter(home -> HostJdk.at(home).feature() == feature)
                .findFirst()
                .orElseThrow();
    }
}
