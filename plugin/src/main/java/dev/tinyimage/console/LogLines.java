package dev.tinyimage.console;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A line of the log every ten seconds, for files and for the pages of CI.
 *
 * @param log takes it
 */
public record LogLines(Consumer<String> log) implements Display {

    @Override
    public long period() {
        return TimeUnit.SECONDS.toNanos(10);
    }

    @Override
    public void show(String line) {
        log.accept(line);
    }

    @Override
    public void clear() {
        // it stays
    }
}
