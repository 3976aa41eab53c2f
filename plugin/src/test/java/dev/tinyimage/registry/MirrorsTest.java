package dev.tinyimage.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tinyimage.registry.Mirrors.Mirrored;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MirrorsTest {

    @TempDir
    Path home;

    private record Scenario(String summary, String registry, String mirror, String image, String places) {
        @Override
        public String toString() {
            return summary;
        }
    }

    static Stream<Scenario> scenarios() {
        return Stream.of(
                new Scenario(
                        "the same repository elsewhere",
                        "gcr.io",
                        "localhost:5000",
                        "gcr.io/distroless/base:1",
                        "[localhost:5000/distroless/base:1]"),
                new Scenario(
                        "below a path, as repository managers keep them",
                        "gcr.io",
                        "repo.example.com/gcr",
                        "gcr.io/distroless/base:1",
                        "[repo.example.com/gcr/distroless/base:1]"),
                new Scenario(
                        "Docker Hub by any of its names",
                        "docker.io",
                        "mirror.gcr.io",
                        "alpine",
                        "[mirror.gcr.io/library/alpine:latest]"),
                new Scenario("another registry", "gcr.io", "localhost:5000", "ghcr.io/a/b:1", "[]"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void places(Scenario scenario) {
        Mirrors mirrors = Mirrors.of(List.of(new Mirrored(scenario.registry(), List.of(scenario.mirror()))), "here");

        assertThat(mirrors.of(Reference.parse(scenario.image(), "here"))).hasToString(scenario.places());
    }

    @Test
    void jibsOwnFileComesAfterTheParameter() throws IOException {
        Path file = home.resolve(".config/google-cloud-tools-java/jib/config.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, """
                {"disableUpdateCheck": false,
                 "registryMirrors": [{"registry": "gcr.io", "mirrors": ["jib.example.com", "last.example.com"]}]}
                """);
        Mirrors named = Mirrors.of(List.of(new Mirrored("gcr.io", List.of("first.example.com"))), "here");

        Mirrors both = named.and(Mirrors.ofJib(Map.of("HOME", home.toString())));

        assertThat(both.of(Reference.parse("gcr.io/a:1", "here")))
                .hasToString("[first.example.com/a:1, jib.example.com/a:1, last.example.com/a:1]");
    }

    @Test
    void aDamagedFileOfJibIsTold() throws IOException {
        Path file = home.resolve("google-cloud-tools-java/jib/config.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "[]");

        assertThatThrownBy(() -> Mirrors.ofJib(Map.of("XDG_CONFIG_HOME", home.toString())))
                .hasMessage("cannot read Jib's mirrors of registries from " + file + ": not a JSON object. Repair or "
                        + "remove it.");
    }

    @Test
    void whatIsNoRegistryIsTold() {
        assertThatThrownBy(() -> Mirrors.of(List.of(new Mirrored("gcr.io", List.of("nexus"))), "<registryMirrors>"))
                .hasMessage("cannot use 'nexus' as registry or mirror: it is not of the form host or host:port with a "
                        + "dot or port in it, nor localhost. Correct <registryMirrors>.");
    }
}
