package dev.tinyimage.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyimage.app.Coordinates;
import dev.tinyimage.app.Dependency;
import dev.tinyimage.app.Jar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DependencyGroupsTest {

    /**
     * A scenario.
     *
     * @param jars artifact, after its path where that says something else, and size in kB
     * @param groups name of each and its artifacts
     */
    private record Scenario(String summary, String jars, List<String> groups) {

        @Override
        public String toString() {
            return summary;
        }
    }

    static Stream<Scenario> scenarios() {
        return Stream.of(
                new Scenario(
                        "little is one layer", "guava 10, spring-core 900", List.of("dependencies: guava spring-core")),
                new Scenario(
                        "what a framework brings is apart from what changes seldom",
                        "h2 2000, micrometer-core 900, netty-buffer 90",
                        List.of("dependencies: h2", "frameworks: micrometer-core netty-buffer")),
                new Scenario(
                        "its two largest families get their own",
                        "hibernate-core 2000, jackson_core 1000, slf4j-api 60, spring-core 600, spring-web 900",
                        List.of(
                                "hibernate: hibernate-core",
                                "spring: spring-core spring-web",
                                "frameworks: jackson_core slf4j-api")),
                new Scenario(
                        "the name of a file counts for a jar that nobody knows alone",
                        "lib/h2.jar=spring-core 2000, lib/spring-web-7.jar= 900",
                        List.of("spring: spring-core lib/spring-web-7.jar")),
                new Scenario("none at all", "", List.of()));
    }

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("scenarios")
    void groups(Scenario scenario) throws IOException {
        List<Jar> jars = new ArrayList<>();
        for (String jar : scenario.jars().split(", ")) {
            if (!jar.isEmpty()) {
                jars.add(jar(jar.split(" ")[0], Integer.parseInt(jar.split(" ")[1])));
            }
        }

        assertThat(DependencyGroups.of(jars).entrySet().stream()
                        .map(group -> group.getKey() + ": "
                                + group.getValue().stream()
                                        .map(DependencyGroupsTest::text)
                                        .collect(Collectors.joining(" "))))
                .containsExactlyElementsOf(scenario.groups());
    }

    private Jar jar(String name, int kilobytes) throws IOException {
        String artifact = name.substring(name.indexOf('=') + 1);
        String path = name.contains("=") ? name.substring(0, name.indexOf('=')) : "lib/" + name + "-1.jar";
        Path file = Files.write(folder.resolve(path.replace('/', '-')), new byte[kilobytes * 1000]);
        return artifact.isEmpty()
                ? new Jar(file, path, Jar.Role.LIBRARY)
                : new Dependency(new Coordinates("g", artifact, "1", "jar", ""), file, Jar.Role.LIBRARY).at(path);
    }

    private static String text(Jar jar) {
        return jar.dependency().map(known -> known.coordinates().artifact()).orElse(jar.path());
    }
}
