package dev.tinyimage.maven;

import dev.tinyimage.cds.TrainingOptions;
import dev.tinyimage.cds.TrainingOptions.End;
import dev.tinyimage.console.ParameterName;
import dev.tinyimage.maven.config.RuntimeParameters;
import dev.tinyimage.maven.config.Training;
import dev.tinyimage.run.Statuses;
import dev.tinyimage.run.TrialOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Turns the parameters of a training into values, and refuses those that make no sense. */
record TrainingReader(RuntimeParameters runtime) {

    /** An answer of another kind teaches a JVM how to fail. */
    private static final List<String> GOOD = List.of("200-399");

    Optional<TrainingOptions> read() {
        Training training = runtime.training;
        return Optional.ofNullable(training.until)
                .map(until -> new TrainingOptions(
                        end(until),
                        start(training),
                        training.requests.stream().skip(1).toList(),
                        Switches.isOn(ParameterName.RUNTIME_TRAINING_PROFILES, training.profiles),
                        Switches.isOn(ParameterName.RUNTIME_TRAINING_REQUIRED, runtime.trainingRequired)));
    }

    private static End end(String text) {
        return switch (text) {
            case "answer" -> End.ANSWER;
            case "refresh" -> End.REFRESH;
            default -> throw Messages.badValue(ParameterName.RUNTIME_TRAINING_UNTIL, text, "answer or refresh");
        };
    }

    private static TrialOptions start(Training training) {
        if (!training.timeout.matches("[1-9]\\d{0,8}")) {
            throw Messages.badValue(ParameterName.RUNTIME_TRAINING_TIMEOUT, training.timeout, "a number from 1");
        }
        return new TrialOptions(
                Optional.empty(),
                Optional.empty(),
                training.requests.stream().findFirst(),
                Statuses.of(GOOD).orElseThrow(),
                Duration.ofSeconds(Integer.parseInt(training.timeout)),
                Optional.empty(),
                training.environment,
                training.args);
    }
}
