package dev.tinyimage.corpus.micronaut;

import io.micronaut.runtime.Micronaut;

/** Compile-time wiring: beans, routes, JSON and SQL are classes that annotation processors wrote. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        Micronaut.run(Main.class, arguments);
    }
}
