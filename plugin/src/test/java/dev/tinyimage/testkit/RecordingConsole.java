package dev.tinyimage.testkit;

import dev.tinyimage.console.Console;
import dev.tinyimage.console.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** Keeps what users are told. */
public final class RecordingConsole implements Console {

    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

    private final List<String> details = Collections.synchronizedList(new ArrayList<>());

    private final List<String> steps = Collections.synchronizedList(new ArrayList<>());

    /** Steps that are over, each with how far it got, such as {@code Scanning jars: 3 of 3 jars}. */
    public List<String> steps() {
        return List.copyOf(steps);
    }

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

    @Override
    public Step step(String name, long total, Step.Unit unit) {
        AtomicLong done = new AtomicLong();
        return new Step() {

            @Override
            public void advance(long count) {
                done.addAndGet(count);
            }

            @Override
            public void close() {
                String counted =
                        ": " + done + " of " + total + " " + unit.name().toLowerCase(Locale.ROOT);
                steps.add(unit == Unit.NONE ? name : name + counted);
            }
        };
    }
}
