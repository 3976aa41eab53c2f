package dev.tinyimage.console;

import java.util.Locale;

/** Where progress goes. Lines are plain text, one step or one finding each. */
public interface Console {

    /** A step that takes time, or a result that the user came for. */
    void info(String line);

    /** Something that may surprise in production and has a fix. */
    void warn(String line);

    /** A detail that helps to understand a decision afterwards. */
    void debug(String line);

    /** Begins a step of which nobody knows how far it is; see {@link #step(String, long, Step.Unit)}. */
    default Step step(String name) {
        return step(name, 0, Step.Unit.NONE);
    }

    /**
     * Begins a step. If it takes long, the console may show what it does and how far it is.
     *
     * @param name what is done, such as {@code Compressing layers}; steps of one name are one step in what is shown
     * @param total how much there is to do
     */
    default Step step(String name, long total, Step.Unit unit) {
        return Step.UNSEEN;
    }

    /** What a program has said in several lines, as a message has it: in one. */
    static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ");
    }

    /** A size as all messages print it: megabytes of 1,000,000 bytes with two decimals. */
    static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.2f MB", bytes / 1e6);
    }
}
