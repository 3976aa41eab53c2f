package dev.tinyimage.app;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How an image starts its application: java(1) part by part, until the image's configuration is written.
 *
 * @param java the program in the image
 * @param jvmFlags before all else
 * @param from what the program is told
 * @param classPath absolute paths in the image, in order; of an executable jar that jar alone
 * @param mainClass its binary name
 * @param arguments of the main class
 */
public record StartCommand(
        String java,
        List<String> jvmFlags,
        Start.StartsFrom from,
        List<String> classPath,
        String mainClass,
        List<String> arguments) {

    public StartCommand {
        jvmFlags = List.copyOf(jvmFlags);
        classPath = List.copyOf(classPath);
        arguments = List.copyOf(arguments);
    }

    /** The same with more options of the JVM, before its own. */
    public StartCommand with(List<String> moreJvmFlags) {
        List<String> flags =
                Stream.concat(moreJvmFlags.stream(), jvmFlags.stream()).toList();
        return new StartCommand(java, flags, from, classPath, mainClass, arguments);
    }

    /** What the JVM has in {@code java.class.path}. */
    public String javaClassPath() {
        return String.join(":", classPath);
    }

    /** As a process gets it: program and arguments. */
    public List<String> words() {
        List<String> words = new ArrayList<>(List.of(java));
        words.addAll(jvmFlags);
        words.addAll(
                switch (from) {
                    case CLASS_PATH -> List.of("-cp", javaClassPath(), mainClass);
                    case JAR -> List.of("-jar", javaClassPath());
                });
        words.addAll(arguments);
        return words;
    }
}
