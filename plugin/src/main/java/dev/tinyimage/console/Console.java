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

    /** What a program has said in several lines, as a message has it: in one. */
    static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ");
    }

    /** A size as all messages print it: megabytes of 1,000,000 bytes with two decimals. */
    static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.2f MB", bytes / 1e6);
    }
}
