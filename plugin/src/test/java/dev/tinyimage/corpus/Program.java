package dev.tinyimage.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Programs that have to succeed. */
final class Program {

    private Program() {}

    /** Runs one to its end; if it fails or takes longer than the limit, the exception has all that it said. */
    static void run(Duration limit, ProcessBuilder program) throws IOException {
        Path output = Files.createTempFile("output", ".txt");
        try {
            Process process = program.redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            try {
                if (!ended(process, limit) || process.exitValue() != 0) {
                    throw new IllegalStateException(
                            "failed: " + String.join(" ", program.command()) + "\n" + Files.readString(output));
                }
            } finally {
                kill(process);
            }
        } finally {
            Files.delete(output);
        }
    }

    /** Whether it ends by itself before the limit. */
    static boolean ended(Process process, Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Ends it, and whatever it started. */
    static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    static IllegalStateException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted", cause);
    }
}
