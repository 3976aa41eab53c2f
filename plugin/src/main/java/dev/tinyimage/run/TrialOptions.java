package dev.tinyimage.run;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a user can decide about a trial.
 *
 * @param runner the only one to use, by its name; the first that works here if not given
 * @param engine program of the local container engine; docker or podman if not given
 * @param path asked for with GET, with its query; any accepted connection will do if not given
 * @param statuses answers that are good
 * @param timeout for the first good answer
 * @param port where to ask, and what {@code PORT} says; a free one if not given
 * @param environment on top of the image's
 * @param arguments in place of the image's, if there are any
 */
public record TrialOptions(
        Optional<String> runner,
        Optional<String> engine,
        Optional<String> path,
        Statuses statuses,
        Duration timeout,
        Optional<Integer> port,
        Map<String, String> environment,
        List<String> arguments) {

    public TrialOptions {
        runner.ifPresent(Runners::checkName);
        environment = Map.copyOf(environment);
        arguments = List.copyOf(arguments);
    }
}
