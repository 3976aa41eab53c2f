package it.lib;

/** What classes that {@link Startup} looks for implement. */
public interface Greets {
    String greeting();
}
