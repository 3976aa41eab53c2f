package dev.tinyimage.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyimage.console.UserError;
import dev.tinyimage.maven.config.CheckParameters;
import dev.tinyimage.maven.config.DockerClient;
import dev.tinyimage.run.TrialOptions;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CheckReaderTest {

    private record Scenario(String summary, Consumer<CheckParameters> change, String outcome) {
        @Override
        public String toString() {
            return summary;
        }
    }

    static Stream<Scenario> scenarios() {
        return Stream.of(
                new Scenario("nothing given", c -> {}, "no path, 200 of 200-399, PT1M, no port"),
                new Scenario(
                        "all given",
                        c -> {
                            c.path = "/health";
                            c.status = List.of("200", "401-403");
                            c.timeout = "5";
                            c.port = "8081";
                        },
                        "/health, 4 of 200, 401-403, PT5S, 8081"),
                new Scenario(
                        "a runner that is none",
                        c -> c.runner = "chroot",
                        "cannot check the image in chroot: it is none of docker, podman, bubblewrap, unshare, loader. "
                                + "Correct <check><runner> (tinyimage.check.runner)."),
                new Scenario(
                        "a status that is none",
                        c -> c.status = List.of("ok"),
                        "cannot use 'ok' as <check><status>: expected codes such as 200 or 200-399. Correct "
                                + "tinyimage.check.status."),
                new Scenario(
                        "a range of statuses that runs backwards",
                        c -> c.status = List.of("399-200"),
                        "cannot use '399-200' as <check><status>: expected codes such as 200 or 200-399. Correct "
                                + "tinyimage.check.status."),
                new Scenario(
                        "a time with a unit",
                        c -> c.timeout = "5s",
                        "cannot use '5s' as <check><timeout>: expected a number from 1. Correct tinyimage.check.timeout."),
                new Scenario(
                        "a port that is none",
                        c -> c.port = "65536",
                        "cannot use '65536' as <check><port>: expected a number from 1 to 65535. Correct "
                                + "tinyimage.check.port."));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void options(Scenario scenario) {
        CheckParameters parameters = new CheckParameters();
        scenario.change().accept(parameters);

        assertThat(outcome(parameters)).isEqualTo(scenario.outcome());
    }

    private static String outcome(CheckParameters parameters) {
        try {
            TrialOptions options = new CheckReader(parameters, new DockerClient()).read();
            return options.path().orElse("no path") + ", "
                    + options.statuses().codes().size() + " of "
                    + options.statuses().text() + ", " + options.timeout() + ", "
                    + options.port().map(String::valueOf).orElse("no port");
        } catch (UserError e) {
            return e.getMessage();
        }
    }
}
