package dev.tinyimage.cds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyimage.classfile.ClassConstants;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VerifiableTest {

    private static final RuntimeClasses RUNTIME = new RuntimeClasses(Path.of(System.getProperty("java.home")));

    /**
     * Classes of a list.
     *
     * @param classes each with its parents and, after a bar, what else it names
     * @param verifiable those of them that can be verified
     */
    private record Scenario(String summary, List<String> classes, String verifiable) {
        @Override
        public String toString() {
            return summary;
        }
    }

    static Stream<Scenario> scenarios() {
        return Stream.of(
                new Scenario(
                        "all that is named is on the list or of the JDK",
                        List.of("A java/lang/Object | B java/util/List", "B A |"),
                        "[A, B]"),
                new Scenario(
                        "one names what is nowhere; who names it, can be verified still",
                        List.of("A java/lang/Object | Gone", "B java/lang/Object | A"),
                        "[B]"),
                new Scenario("and its heirs cannot", List.of("A java/lang/Object | Gone", "B A |"), "[]"),
                new Scenario(
                        "one names what cannot be loaded, for want of a parent",
                        List.of("A Gone |", "B java/lang/Object | A", "C java/lang/Object |"),
                        "[C]"),
                new Scenario(
                        "a nest whose host cannot",
                        List.of(
                                "A java/lang/Object | Gone A$B",
                                "A$B java/lang/Object |",
                                "C$D java/lang/Object | C",
                                "C java/lang/Object |"),
                        "[C$D, C]"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void verifiable(Scenario scenario) {
        Map<String, ClassConstants> links = new LinkedHashMap<>();
        scenario.classes().stream().map(VerifiableTest::links).forEach(of -> links.put(of.name(), of));
        Verifiable verifiable = new Verifiable(links, RUNTIME);

        assertThat(links.keySet().stream().filter(verifiable::has).toList()).hasToString(scenario.verifiable());
    }

    private static ClassConstants links(String line) {
        List<String> before = words(line.substring(0, line.indexOf('|')));
        Set<String> named = Set.copyOf(words(line.substring(line.indexOf('|') + 1)));
        return new ClassConstants(
                before.get(0),
                17,
                before.subList(1, before.size()),
                named,
                Set.of(),
                Set.of(),
                new TreeMap<>(),
                List.of(),
                List.of());
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty()).toList();
    }
}
