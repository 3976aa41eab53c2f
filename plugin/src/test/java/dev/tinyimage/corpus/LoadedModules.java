package dev.tinyimage.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the JVM's log of class loading, which names the module of each class of the JDK. */
final class LoadedModules {

    private static final Pattern SOURCE = Pattern.compile(" source: jrt:/(\\S+)");

    private LoadedModules() {}

    /** Without a log, which a JVM that never started does not write, there are none. */
    static Set<String> of(Path log) throws IOException {
        if (!Files.exists(log)) {
            return Set.of();
        }
        try (Stream<String> lines = Files.lines(log)) {
            return lines.flatMap(line -> SOURCE.matcher(line).results())
                    .map(found -> found.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
