package dev.tinyimage.modules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyimage.jdk.JdkModules;
import dev.tinyimage.testkit.Jdks;
import dev.tinyimage.testkit.TestCache;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the table of providers against the descriptors of real JDKs: a pair that is not in it has to be judged. */
class ProvidersTest {

    static Stream<Path> jdks() {
        return Jdks.installed();
    }

    private static Set<String> pairsOf(Path home) {
        return JdkModules.of(Jdks.linkSource(home), TestCache.get()).all().stream()
                .filter(module -> !module.name().equals("java.base"))
                .flatMap(module -> module.provides().stream().map(service -> service + " " + module.name()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> table() {
        return Provider.all().stream()
                .map(provider -> provider.service() + " " + provider.module())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest(name = "every pair of {0} is judged")
    @MethodSource("jdks")
    void everyPairIsJudged(Path home) {
        Set<String> unjudged = pairsOf(home);
        unjudged.removeAll(table());

        assertThat(unjudged).isEmpty();
    }

    @Test
    void noPairIsThereThatNoJdkHas() {
        Set<String> unknown = table();
        jdks().forEach(home -> unknown.removeAll(pairsOf(home)));

        assertThat(unknown).isEmpty();
    }
}
