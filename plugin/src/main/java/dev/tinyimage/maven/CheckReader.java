package dev.tinyimage.maven;

import dev.tinyimage.run.Statuses;
import dev.tinyimage.run.TrialOptions;
import java.time.Duration;
import java.util.Optional;

/** Turns the parameters of a check into values, and refuses those that make no sense. */
record CheckReader(CheckParameters check, DockerClient dockerClient) {

    private static final int LAST_PORT = 65535;

    TrialOptions read() {
        return new TrialOptions(
                Optional.ofNullable(check.runner),
                Optional.ofNullable(dockerClient.executable),
                Optional.ofNullable(check.path),
                Statuses.of(check.status)
                        .orElseThrow(
                                () -> bad("status", String.join(", ", check.status), "codes such as 200 or 200-399")),
                Duration.ofSeconds(number("timeout", check.timeout, Integer.MAX_VALUE)),
                Optional.ofNullable(check.port).map(port -> number("port", port, LAST_PORT)),
                check.environment,
                check.args);
    }

    /** How often each image is started that is compared with others. */
    int starts() {
        return number("starts", check.starts, Integer.MAX_VALUE);
    }

    private static int number(String parameter, String value, int largest) {
        if (value.matches("[1-9]\\d{0,8}") && Integer.parseInt(value) <= largest) {
            return Integer.parseInt(value);
        }
        throw bad(parameter, value, "a number from 1" + (largest == LAST_PORT ? " to " + LAST_PORT : ""));
    }

    private static RuntimeException bad(String parameter, String value, String expected) {
        return Messages.badValue("check", parameter, value, expected);
    }
}
