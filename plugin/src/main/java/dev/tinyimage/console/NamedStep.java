package dev.tinyimage.console;

import dev.tinyimage.console.Step.Unit;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongFunction;

/** All steps of one name in a goal: what they count is added up, and so is the time, that of those that overlap once. */
final class NamedStep {

    private static final double MEGABYTE = 1e6;

    private final String name;
    private final Unit unit;
    private final LongAdder done = new LongAdder();
    private long total;
    private int running;
    private long begin;
    private long took;

    NamedStep(String name, Unit unit) {
        this.name = name;
        this.unit = unit;
    }

    void begin(long more, long now) {
        if (running == 0) {
            begin = now;
        }
        running++;
        total += more;
    }

    /** Any thread, at any time. */
    void advance(long count) {
        done.add(count);
    }

    void end(long now) {
        running--;
        if (running == 0) {
            took += now - begin;
        }
    }

    boolean isRunning() {
        return running > 0;
    }

    /** Nanoseconds, up to now if it is not over. */
    long took(long now) {
        return isRunning() ? took + now - begin : took;
    }

    /** What it does, how far it is, and how long it has taken, such as {@code Compressing layers: 34.1 of 95.0 MB, 20 s}. */
    String text(long now) {
        String time = TimeUnit.NANOSECONDS.toSeconds(took(now)) + " s";
        return name + ": "
                + switch (unit) {
                    case NONE -> time;
                    case BYTES -> count(NamedStep::megabytes) + " MB, " + time;
                    case JARS, STARTS ->
                        count(Long::toString) + " " + unit.name().toLowerCase(Locale.ROOT) + ", " + time;
                };
    }

    /** A server may not say how much it sends; and what is sent again after a failure is not more than all. */
    private String count(LongFunction<String> format) {
        return total == 0
                ? format.apply(done.sum())
                : format.apply(Math.min(done.sum(), total)) + " of " + format.apply(total);
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes / MEGABYTE);
    }
}
