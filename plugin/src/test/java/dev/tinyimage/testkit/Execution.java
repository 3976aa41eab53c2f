package dev.tinyimage.testkit;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A program that has run to its end. */
record Execution(List<String> command, int exitCode, String output, String errors) {

    private static final File NOTHING = new File("/dev/null");

    /** Runs a program; one that takes longer than the limit is killed and is a failure. */
    static Execution of(Duration limit, List<String> command) {
        return of(limit, new ProcessBuilder(command));
    }

    /** The same in a folder or environment of its own. */
    static Execution of(Duration limit, ProcessBuilder program) {
        try {
            return run(limit, program);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Output goes to files, not pipes: what a program leaves running behind it (podman's conmon) may inherit a pipe and
     * then it never ends.
     */
    private static Execution run(Duration limit, ProcessBuilder program) throws IOException {
        List<String> command = program.command();
        Path output = Files.createTempFile("output", ".txt");
        Path errors = Files.createTempFile("errors", ".txt");
        try {
            Process process = program.redirectInput(ProcessBuilder.Redirect.from(NOTHING))
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile())
                    .start();
            try {
                if (!Wait.forExit(process, limit)) {
                    throw new IllegalStateException("not finished after " + limit.toMillis() + " ms: "
                            + String.join(" ", command) + "\n" + Files.readString(errors));
                }
            } finally {
                process.destroyForcibly();
            }
            return new Execution(command, process.exitValue(), Files.readString(output), Files.readString(errors));
        } finally {
            Files.delete(output);
            Files.delete(errors);
        }
    }

    boolean succeeded() {
        return exitCode == 0;
    }

    /** The standard output of a program that succeeded; otherwise an exception with all that it said. */
    String outputOrThrow() {
        if (!succeeded()) {
            throw new IllegalStateException(
                    "exit code " + exitCode + ": " + String.join(" ", command) + "\n" + errors + output);
        }
        return output;
    }
}
