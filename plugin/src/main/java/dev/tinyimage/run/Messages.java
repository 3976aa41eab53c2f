package dev.tinyimage.run;

import dev.tinyimage.console.ParameterName;
import dev.tinyimage.console.UserError;
import dev.tinyimage.image.Platform;
import dev.tinyimage.run.Outcome.Exit;
import java.util.List;
import java.util.stream.Collectors;

/** Everything this package says to users. */
final class Messages {

    private Messages() {}

    static UserError unknownRunner(String name, List<String> names) {
        return UserError.cannot(
                "check the image in " + name,
                "it is none of " + String.join(", ", names),
                "Correct " + ParameterName.CHECK_RUNNER);
    }

    static UserError noRunner(String name, String reason) {
        return UserError.cannot(
                "check the image in " + name, reason, "Mend it, or name another with " + ParameterName.CHECK_RUNNER);
    }

    static String notHere(String runner, String reason) {
        return "The image is not started in " + runner + ": " + reason;
    }

    static String noLinux() {
        return "this machine does not run Linux";
    }

    static String noAnswer(String engine) {
        return "no engine answers to " + engine + " info";
    }

    static String failed(String where, String text) {
        return "in " + where + ": " + text;
    }

    static String startsNowhere(Platform image, Platform machine, List<String> reasons) {
        return "the image's JVM is for " + image + " and does not start on this machine, which is " + machine + ": "
                + String.join("; ", reasons);
    }

    static UserError portTaken(int port) {
        return UserError.cannot(
                "check the image on port " + port,
                "another program listens there",
                "Stop it, or correct " + ParameterName.CHECK_PORT);
    }

    /** Why there was no good reply. */
    static String silence(Outcome outcome) {
        String last = lastWords(outcome.output());
        if (!outcome.exit().asked()) {
            return "it ended" + code(outcome.exit()) + " before it answered" + last;
        }
        String wait = " within " + outcome.millis() / 1000 + " s";
        if (outcome.reply().isPresent()) {
            return "it answered " + outcome.reply().get().text() + wait + last;
        }
        String ports = outcome.ports().stream().map(String::valueOf).collect(Collectors.joining(" or "));
        return "nothing answered on port " + ports + wait + last;
    }

    private static String code(Exit exit) {
        return exit.code().isPresent() ? " with exit code " + exit.code().getAsInt() : "";
    }

    /** The last line that is no part of a stack trace. */
    private static String lastWords(List<String> output) {
        return output.stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("at ") && !line.matches("\\.\\.\\. \\d+ more"))
                .reduce((first, second) -> second)
                .map(line -> "; it last said: " + line)
                .orElse("; it said nothing");
    }
}
