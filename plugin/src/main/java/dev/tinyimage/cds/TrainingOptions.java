package dev.tinyimage.cds;

import dev.tinyimage.run.TrialOptions;
import java.util.List;
import java.util.TreeMap;

/**
 * How the application is started for its JVM to learn from.
 *
 * @param end when it has done enough
 * @param start how it is started, and when it has answered
 * @param questions what it is asked for with GET after its first answer
 * @param profiles whether profiles of methods are in the archive too, from JDK 25 on
 * @param required whether a build fails whose training does; else the archive is made from class files, with a warning
 */
public record TrainingOptions(End end, TrialOptions start, List<String> questions, boolean profiles, boolean required) {

    /** When a training ends. */
    public enum End {
        /** When all questions are answered; then the application gets SIGTERM. */
        ANSWER,
        /** When Spring's context is refreshed; then the application ends by itself. */
        REFRESH
    }

    public TrainingOptions {
        questions = List.copyOf(questions);
    }

    /** All that what is learnt depends on, for a name of it; not where the application is started, nor how long one waits. */
    public String text() {
        return String.join(
                "\n",
                end.name(),
                new TreeMap<>(start.environment()).toString(),
                start.arguments().toString(),
                start.path().toString(),
                questions.toString());
    }
}
