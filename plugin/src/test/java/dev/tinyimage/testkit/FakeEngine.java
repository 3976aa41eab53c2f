package dev.tinyimage.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program that takes the commands of a container engine, writes them down and runs nothing.
 *
 * @param folder for its files
 */
public record FakeEngine(Path folder, String name) {

    /** A tar file without entries: tar(5). */
    private static final int END_OF_TAR = 1024;

    private static final Pattern NAME = Pattern.compile("tinyimage-[0-9a-f-]{36}");

    /**
     * Writes the program.
     *
     * @param answers lines of a shell script, in which {@code $1} is the command; what they do not end succeeds
     */
    public static FakeEngine create(Path folder, String name, String answers) throws IOException {
        String text = """
                #!/bin/sh
                echo "$*" >> '%s/calls'
                %s
                case "$1 $2" in
                  'cp -') cat > '%s/in.tar' ;;
                  cp\\ *) cat '%s/out.tar' ;;
                esac
                """.formatted(folder, answers, folder, folder);
        FakeEngine engine = new FakeEngine(folder, name);
        Files.writeString(engine.program(), text);
        Files.write(engine.out(), new byte[END_OF_TAR]);
        Files.setPosixFilePermissions(engine.program(), PosixFilePermissions.fromString("rwxr-xr-x"));
        return engine;
    }

    /** The program. */
    public Path program() {
        return folder.resolve(name);
    }

    /** What was copied into a container last. */
    public Path in() {
        return folder.resolve("in.tar");
    }

    /** What is copied out of each. */
    public Path out() {
        return folder.resolve("out.tar");
    }

    /** All commands, with A, B, ... for names that nothing else has, in the order in which they appear. */
    public List<String> calls() throws IOException {
        Map<String, String> names = new LinkedHashMap<>();
        return Files.readAllLines(folder.resolve("calls")).stream()
                .map(line -> NAME.matcher(line)
                        .replaceAll(found -> Matcher.quoteReplacement(names.computeIfAbsent(
                                found.group(), name -> String.valueOf((char) ('A' + names.size()))))))
                .toList();
    }
}
