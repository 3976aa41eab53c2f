package dev.tinyimage.runtime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a JDK's configuration says to those who edit it: nine tenths of {@code java.security}, which a JVM reads over whenever
 * it starts its security providers. The form of the files is that of {@link java.util.Properties#load(java.io.Reader)}.
 */
final class ConfigurationComments {

    private static final String FILES = "java\\.security|.*\\.properties";

    private ConfigurationComments() {}

    /** Removes them from the files of a runtime. */
    static void remove(Path runtime) throws IOException {
        for (Path file : files(runtime.resolve("conf"))) {
            Files.writeString(file, without(Files.readString(file, ISO_8859_1)), ISO_8859_1);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.getFileName().toString().matches(FILES))
                    .toList();
        }
    }

    /** A text without comments and empty lines. What follows on a line that is continued is of that line, whatever it looks like. */
    static String without(String text) {
        StringBuilder kept = new StringBuilder();
        boolean continued = false;
        for (String line : text.lines().toList()) {
            if (continued || !line.matches("\\s*([#!].*)?")) {
                kept.append(line).append('\n');
                continued = isContinued(line);
            }
        }
        return kept.toString();
    }

    /** An even number of backslashes at the end is text. */
    private static boolean isContinued(String line) {
        return (line.length() - line.replaceFirst("\\\\*$", "").length()) % 2 == 1;
    }
}
