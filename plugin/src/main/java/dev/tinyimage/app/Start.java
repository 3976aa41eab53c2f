package dev.tinyimage.app;

import java.util.List;

/**
 * How an application starts, wherever it lies.
 *
 * @param from what the {@code java} launcher is told
 * @param mainClass its binary name
 * @param jvmFlags options that its kind needs
 * @param arguments that its kind needs, before those of the user
 */
public record Start(StartsFrom from, String mainClass, List<String> jvmFlags, List<String> arguments) {

    /** The two ways of java(1). */
    public enum StartsFrom {
        /** {@code -cp} and the main class. */
        CLASS_PATH,
        /** {@code -jar} and the first jar of the class path; where its libraries are is its own affair. */
        JAR
    }

    public Start {
        jvmFlags = List.copyOf(jvmFlags);
        arguments = List.copyOf(arguments);
    }

    /** A class of the class path, with nothing else said. */
    public static Start ofClass(String mainClass) {
        return new Start(StartsFrom.CLASS_PATH, mainClass, List.of(), List.of());
    }

    /** The first jar of the class path, with nothing else said. */
    public static Start ofJar(String mainClass) {
        return new Start(StartsFrom.JAR, mainClass, List.of(), List.of());
    }
}
