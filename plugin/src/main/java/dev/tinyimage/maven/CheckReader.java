package dev.tinyimage.maven;

import dev.tinyimage.console.ParameterName;
import dev.tinyimage.maven.config.CheckParameters;
import dev.tinyimage.maven.config.DockerClient;
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
                        .orElseThrow(() -> Messages.badValue(
                                ParameterName.CHECK_STATUS,
                                String.join(", ", check.status),
                                "codes such as 200 or 200-399")),
                Duration.ofSeconds(number(ParameterName.CHECK_TIMEOUT, check.timeout, Integer.MAX_VALUE)),
                Optional.ofNullable(check.port).map(port -> number(ParameterName.CHECK_PORT, port, LAST_PORT)),
                check.environment,
                check.args);
    }

    /** How often each image is started that is compared with others. */
    int starts() {
        return number(ParameterName.CHECK_STARTS, check.starts, Integer.MAX_VALUE);
    }

    private static int number(ParameterName parameter, String value, int largest) {
        if (value.matches("[1-9]\\d{0,8}") && Integer.parseInt(value) <= largest) {
            return Integer.parseInt(value);
        }
        throw Messages.badValue(parameter, value, "a number from 1" + (largest == LAST_PORT ? " to " + LAST_PORT : ""));
    }
}
