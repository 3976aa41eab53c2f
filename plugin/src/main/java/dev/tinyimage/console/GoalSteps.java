package dev.tinyimage.console;

import dev.tinyimage.console.Step.Unit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The steps of one goal, and how long each has taken. */
public final class GoalSteps implements AutoCloseable {

    private static final long TENTH = TimeUnit.MILLISECONDS.toNanos(100);

    private static final double SECOND = 1e9;

    private final Progress progress;
    private final String prefix;
    private final Supplier<Display> display;
    private final long begin;
    private final Map<String, NamedStep> steps = new LinkedHashMap<>();

    GoalSteps(Progress progress, String prefix, Supplier<Display> display) {
        this.progress = progress;
        this.prefix = prefix;
        this.display = display;
        this.begin = progress.now();
    }

    /** As {@link Console#step(String, long, Unit)}. */
    public Step begin(String name, long total, Unit unit) {
        synchronized (progress) {
            NamedStep step = steps.computeIfAbsent(name, first -> new NamedStep(prefix + name, unit));
            progress.begins();
            step.begin(total, progress.now());
            return new Handle(step);
        }
    }

    /** One of those that are a step together. */
    private final class Handle implements Step {

        private final NamedStep step;

        Handle(NamedStep step) {
            this.step = step;
        }

        @Override
        public void advance(long count) {
            step.advance(count);
        }

        @Override
        public void close() {
            synchronized (progress) {
                step.end(progress.now());
                progress.over();
            }
        }
    }

    /** How long the goal has taken, and each of its steps, tenths of a second at least; none of a short goal. */
    public Optional<String> times() {
        synchronized (progress) {
            return progress.now() - begin < Progress.LONG ? Optional.empty() : Optional.of(times("%.1f", TENTH));
        }
    }

    /** The same to the millisecond, of all goals and steps. */
    public String allTimes() {
        synchronized (progress) {
            return times("%.3f", 0);
        }
    }

    private String times(String format, long least) {
        long now = progress.now();
        String times = steps.entrySet().stream()
                .filter(step -> step.getValue().took(now) >= least)
                .map(step ->
                        step.getKey() + " " + seconds(format, step.getValue().took(now)))
                .collect(Collectors.joining(", "));
        return "Took " + seconds(format, now - begin) + (times.isEmpty() ? "" : ": " + times);
    }

    private static String seconds(String format, long nanos) {
        return String.format(Locale.ROOT, format + " s", nanos / SECOND);
    }

    /** Writes lines of the goal where progress may be shown. */
    public void write(Runnable lines) {
        progress.write(lines);
    }

    void addRunning(List<NamedStep> running) {
        for (NamedStep step : steps.values()) {
            if (step.isRunning()) {
                running.add(step);
            }
        }
    }

    Display display() {
        return display.get();
    }

    /** The goal is over. */
    @Override
    public void close() {
        progress.end(this);
    }
}
