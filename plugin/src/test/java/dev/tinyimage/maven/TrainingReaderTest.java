package dev.tinyimage.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyimage.cds.ArchiveOptions;
import dev.tinyimage.cds.TrainingOptions;
import dev.tinyimage.console.UserError;
import dev.tinyimage.maven.config.DockerClient;
import dev.tinyimage.maven.config.RuntimeParameters;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TrainingReaderTest {

    private record Scenario(String summary, Consumer<RuntimeParameters> change, String outcome) {
        @Override
        public String toString() {
            return summary;
        }
    }

    static Stream<Scenario> scenarios() {
        return Stream.of(
                new Scenario("nothing given", r -> {}, "JDK without training"),
                new Scenario(
                        "an end alone", r -> r.training.until = "answer", "APP: ANSWER, any connection, then [], PT1M"),
                new Scenario(
                        "all given",
                        r -> {
                            r.archive = "app";
                            r.training.until = "refresh";
                            r.training.requests = List.of("/", "/a", "/b");
                            r.training.timeout = "5";
                            r.training.profiles = "true";
                            r.trainingRequired = "true";
                        },
                        "APP: REFRESH, /, then [/a, /b], PT5S, with profiles, required"),
                new Scenario(
                        "an archive without the application's classes",
                        r -> {
                            r.archive = "jdk";
                            r.training.until = "answer";
                        },
                        "cannot use 'jdk' as <runtime><archive>: expected app, since <training> has <until>. Correct "
                                + "tinyimage.runtime.archive."),
                new Scenario(
                        "an end that is none",
                        r -> r.training.until = "start",
                        "cannot use 'start' as <runtime><training><until>: expected answer or refresh. Correct "
                                + "tinyimage.runtime.training.until."),
                new Scenario(
                        "profiles that are neither",
                        r -> {
                            r.training.until = "answer";
                            r.training.profiles = "yes";
                        },
                        "cannot use 'yes' as <runtime><training><profiles>: expected true or false. Correct "
                                + "tinyimage.runtime.training.profiles."),
                new Scenario(
                        "a time with a unit",
                        r -> {
                            r.training.until = "answer";
                            r.training.timeout = "5s";
                        },
                        "cannot use '5s' as <runtime><training><timeout>: expected a number from 1. Correct "
                                + "tinyimage.runtime.training.timeout."));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void readsParameters(Scenario scenario) {
        RuntimeParameters parameters = new RuntimeParameters();
        scenario.change().accept(parameters);

        assertThat(outcome(parameters)).isEqualTo(scenario.outcome());
    }

    private static String outcome(RuntimeParameters parameters) {
        try {
            ArchiveOptions options = new ArchiveReader(parameters, new DockerClient()).read();
            return options.kind()
                    + options.training().map(training -> ": " + text(training)).orElse(" without training");
        } catch (UserError e) {
            return e.getMessage();
        }
    }

    private static String text(TrainingOptions training) {
        return training.end() + ", " + training.start().path().orElse("any connection") + ", then "
                + training.questions() + ", " + training.start().timeout()
                + (training.profiles() ? ", with profiles" : "") + (training.required() ? ", required" : "");
    }
}
