package dev.tinyimage.console;

import java.util.ArrayList;
import java.util.List;

/** The same console, which remembers the warnings. */
public final class RecordedWarnings implements Console {

    private final Console console;
    private final List<String> lines = new ArrayList<>();

    public RecordedWarnings(Console console) {
        this.console = console;
    }

    /** What was warned of, in that order. */
    public synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void info(String line) {
        console.info(line);
    }

    @Override
    public synchronized void warn(String line) {
        lines.add(line);
        console.warn(line);
    }

    @Override
    public void debug(String line) {
        console.debug(line);
    }

    @Override
    public Step step(String name, long total, Step.Unit unit) {
        return console.step(name, total, unit);
    }
}
