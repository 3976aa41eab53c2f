package dev.tinyimage.daemon;

import dev.tinyimage.console.Console;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What a short-lived program answered.
 *
 * @param exitCode 0 for success
 * @param text all that it said, in one line
 */
public record Answer(int exitCode, String text) {

    /**
     * Runs a program.
     *
     * @param seconds after which it is killed, and has failed
     * @return empty if there is no such program
     */
    public static Optional<Answer> of(long seconds, List<String> command) throws IOException {
        return of(seconds, new ProcessBuilder(command));
    }

    /** The same of a program whose output may go elsewhere; then the text is what it says of errors. */
    static Optional<Answer> of(long seconds, ProcessBuilder program) throws IOException {
        Path output = Files.createTempFile("tinyimage", ".out");
        try {
            Optional<Process> started = start(program, output);
            return started.isEmpty() ? Optional.empty() : Optional.of(await(started.get(), seconds, output));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + program.command().get(0) + " ran", e);
        } finally {
            Files.delete(output);
        }
    }

    private static Answer await(Process process, long seconds, Path output) throws IOException, InterruptedException {
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            return new Answer(1, "no answer within " + seconds + " s");
        }
        String text = Console.oneLine(Files.readString(output));
        return new Answer(process.exitValue(), text);
    }

    private static Optional<Process> start(ProcessBuilder program, Path output) {
        if (program.redirectOutput() == Redirect.PIPE) {
            program.redirectErrorStream(true).redirectOutput(output.toFile());
        } else {
            program.redirectError(output.toFile());
        }
        try {
            return Optional.of(program.start());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Whether it did what it was asked. */
    public boolean succeeded() {
        return exitCode == 0;
    }
}
