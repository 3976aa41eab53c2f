package dev.tinyimage.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyimage.image.Content;
import dev.tinyimage.image.Entry;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DependencyGroupsTest {

    /**
     * A scenario.
     *
     * @param files name and size in kB
     * @param groups name of each and its files
     */
    private record Scenario(String summary, String files, List<String> groups) {

        @Override
        public String toString() {
            return summary;
        }
    }

    static Stream<Scenario> scenarios() {
        return Stream.of(
                new Scenario(
                        "little is one layer",
                        "guava-33.jar 10, spring-core-7.0.1.jar 900",
                        List.of("dependencies: guava-33.jar spring-core-7.0.1.jar")),
                new Scenario(
                        "what a framework brings is apart from what changes seldom",
                        "h2-2.4.jar 2000, micrometer-core-1.jar 900, netty-buffer-4.jar 90, web.xml 9",
                        List.of(
                                "dependencies: h2-2.4.jar web.xml",
                                "frameworks: micrometer-core-1.jar netty-buffer-4.jar")),
                new Scenario(
                        "its two largest families get their own, whatever their versions",
                        "hibernate-core-7.jar 2000, jackson_core-3.jar 1000, slf4j-api-2.jar 60, spring-core-7.jar 600, "
                                + "spring-web-7.0.9.jar 900",
                        List.of(
                                "hibernate: hibernate-core-7.jar",
                                "spring: spring-core-7.jar spring-web-7.0.9.jar",
                                "frameworks: jackson_core-3.jar slf4j-api-2.jar")),
                new Scenario("none at all", "", List.of()));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void groups(Scenario scenario) {
        Map<String, List<Entry>> groups =
                DependencyGroups.of(Arrays.stream(scenario.files().split(", "))
                        .filter(file -> !file.isEmpty())
                        .map(file -> file.split(" "))
                        .<Entry>map(file -> new Entry.File(
                                "/app/lib/" + file[0], 0644, Content.of(new byte[Integer.parseInt(file[1]) * 1000])))
                        .toList());

        assertThat(groups.entrySet().stream()
                        .map(group -> group.getKey() + ": "
                                + group.getValue().stream()
                                        .map(file -> file.path().substring("/app/lib/".length()))
                                        .collect(Collectors.joining(" "))))
                .containsExactlyElementsOf(scenario.groups());
    }
}
