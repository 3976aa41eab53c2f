package dev.tinyimage.check;

import dev.tinyimage.console.Console;
import dev.tinyimage.console.UserError;
import dev.tinyimage.run.Outcome;
import java.util.List;
import java.util.Optional;

/** Judges a trial. */
public record Check(CheckedImage checked, Console console) {

    private static final int LAST_LINES = 20;

    /**
     * Says in one line how the image did.
     *
     * @throws UserError if it did not start, did not answer or did not stop, with the most telling advice
     */
    public void judge(Outcome outcome) {
        Optional<UserError> fault = fault(outcome);
        if (fault.isPresent()) {
            tail(outcome.output()).forEach(line -> console.warn("| " + line));
            console.warn(Messages.wholeOutput(outcome));
            throw fault.get();
        }
        console.info(Messages.starts(outcome));
    }

    private Optional<UserError> fault(Outcome outcome) {
        if (!outcome.answered()) {
            return Optional.of(Messages.cannotStart(
                    outcome, Symptoms.find(outcome.output(), checked).orElseGet(() -> Messages.silent(outcome))));
        }
        if (!outcome.hostLibraries().isEmpty()) {
            return Optional.of(Messages.cannotStart(outcome, Messages.hostLibraries(outcome.hostLibraries())));
        }
        return outcome.exit().isClean() ? Optional.empty() : Optional.of(Messages.cannotStop(outcome));
    }

    private static List<String> tail(List<String> output) {
        return output.subList(Math.max(0, output.size() - LAST_LINES), output.size());
    }
}
