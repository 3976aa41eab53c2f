package dev.tinyimage.console;

/** Where users see what goes on while they wait. */
public interface Display {

    /** Nanoseconds from one line to the next. */
    long period();

    /** Shows what goes on now. */
    void show(String line);

    /** Takes away what is shown where something else is to be written. */
    void clear();
}
