package dev.tinyimage.console;

import dev.tinyimage.console.Step.Unit;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** All steps of one name in a goal: those that overlap are one. */
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
            total = 0;
            done.reset();
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

    long begin() {
        return begin;
    }

    /** Nanoseconds, of what is over. */
    long took() {
        return took;
    }

    /** What it does, how far it is, and since when, such as {@code Compressing layers: 34.1 of 95.0 MB, 20 s}. */
    String text(long now) {
        String time = TimeUnit.NANOSECONDS.toSeconds(now - begin) + " s";
        return name + ": "
                + switch (unit) {
                    case NONE -> time;
                    case BYTES -> count(megabytes(done.sum()), megabytes(total)) + " MB, " + time;
                    case JARS, STARTS ->
                        count("" + done, "" + total) + " " + unit.name().toLowerCase(Locale.ROOT) + ", " + time;
                };
    }

    /** A server may not say how much it sends. */
    private String count(String some, String all) {
        return total == 0 ? some : some + " of " + all;
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes / MEGABYTE);
    }
}
