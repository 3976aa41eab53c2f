package dev.tinyimage.console;

import java.io.PrintStream;
import java.util.concurrent.TimeUnit;

/**
 * A line of a terminal that is written over and over, as Maven does while it transfers files: the cursor waits at its
 * beginning, so that whatever comes next is written over it. Blanks clear it, for not all terminals know more.
 */
public final class RenewingLine implements Display {

    private static final long PERIOD = TimeUnit.MILLISECONDS.toNanos(250);

    /** A line that breaks cannot be written over. There is no way to ask for the width; this is the usual one. */
    private static final int WIDTH = 79;

    private static final String MORE = "...";

    private final PrintStream out;
    private int length;

    /** A line of a terminal. */
    public RenewingLine(PrintStream out) {
        this.out = out;
    }

    @Override
    public long period() {
        return PERIOD;
    }

    @Override
    public void show(String line) {
        String fitting = line.length() <= WIDTH ? line : line.substring(0, WIDTH - MORE.length()) + MORE;
        write(fitting + " ".repeat(Math.max(0, length - fitting.length())));
        length = fitting.length();
    }

    @Override
    public void clear() {
        if (length > 0) {
            write(" ".repeat(length));
            length = 0;
        }
    }

    private void write(String line) {
        out.print(line + "\r");
        out.flush();
    }
}
