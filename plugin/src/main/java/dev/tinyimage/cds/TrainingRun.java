package dev.tinyimage.cds;

import dev.tinyimage.cds.TrainingOptions.End;
import dev.tinyimage.console.Console;
import dev.tinyimage.run.ImageRun;
import dev.tinyimage.run.NotHere;
import dev.tinyimage.run.Outcome;
import dev.tinyimage.run.Trial;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One start of the application in its image, for its JVM to write down what a start needs.
 *
 * @param work for the files of the training
 */
record TrainingRun(TrainingOptions options, ArchivedImage archived, Path work, Console console) {

    /** DefaultLifecycleProcessor.EXIT_PROPERTY_NAME, since Spring Framework 6.1. */
    private static final String END_ON_REFRESH = "-Dspring.context.exit=onRefresh";

    /** One at a time: applications of several platforms would want the same port, and answer for each other. */
    private static final Object TURN = new Object();

    /** Has the application started, asked and ended. */
    void run(ImageRun files, List<String> jvmFlags) throws IOException {
        List<String> flags = new ArrayList<>(jvmFlags);
        if (options.end() == End.REFRESH) {
            flags.add(END_ON_REFRESH);
        }
        Trial trial = new Trial(options.start(), work, console);
        synchronized (TURN) {
            judge(outcome(trial, files, flags));
        }
    }

    /** That the image's JVM starts has been seen, so a failure of the engine is one of this start. */
    private Outcome outcome(Trial trial, ImageRun files, List<String> flags) throws IOException {
        try {
            return options.end() == End.REFRESH
                    ? trial.untilItEnds(archived.image(), files, flags)
                    : trial.train(archived.image(), files, flags, options.questions());
        } catch (NotHere e) {
            throw new Refused(e.getMessage());
        }
    }

    private void judge(Outcome outcome) throws Refused {
        if (options.end() == End.REFRESH) {
            if (outcome.exit().asked()) {
                throw new Refused(Messages.noEnd(outcome));
            }
            if (outcome.exit().code().orElse(1) != 0) {
                throw new Refused(outcome.silence());
            }
        } else if (!outcome.answered()) {
            throw new Refused(outcome.silence());
        }
    }
}
