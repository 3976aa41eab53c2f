package dev.tinyimage.testkit;

import dev.tinyimage.console.Console;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Keeps what users are told. */
public final class RecordingConsole implements Console {

    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

    private final List<String> details = Collections.synchronizedList(new ArrayList<>());

    /** The details only. */
    public List<String> details() {
        return List.copyOf(details);
    }

    /** All but details, each with its level. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void info(String line) {
        lines.add("info " + line);
    }

    @Override
    public void warn(String line) {
        lines.add("warn " + line);
    }

    @Override
    public void debug(String line) {
        details.add(line);
    }
}
