package dev.tinyimage.daemon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A container engine that is driven by its command line.
 *
 * @param program its name or path
 */
public record Daemon(String program) {

    private static final long ANSWER_SECONDS = 20;
    private static final long LOAD_SECONDS = 600;

    /**
     * The one the user names, else Docker or Podman, whichever answers: a Docker client without an engine does not.
     *
     * @throws dev.tinyimage.console.UserError if none answers
     */
    public static Daemon find(Optional<String> executable) throws IOException {
        List<String> programs = executable.map(List::of).orElse(List.of("docker", "podman"));
        for (String program : programs) {
            Daemon daemon = new Daemon(program);
            if (daemon.answers()) {
                return daemon;
            }
        }
        throw Messages.noEngine(programs);
    }

    /** Loads an archive, with the names that are in it. */
    public void load(Path archive) throws IOException {
        Answer answer = run(LOAD_SECONDS, "load", "--input", archive.toString());
        if (answer.exitCode() != 0) {
            throw Messages.loadFailed(program, answer.text());
        }
    }

    private boolean answers() throws IOException {
        try {
            return run(ANSWER_SECONDS, "info").exitCode() == 0;
        } catch (NoSuchProgram e) {
            return false;
        }
    }

    private record Answer(int exitCode, String text) {}

    private static final class NoSuchProgram extends IOException {
        NoSuchProgram(IOException cause) {
            super(cause);
        }
    }

    private Answer run(long seconds, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile("tinyimage", ".out");
        try {
            Process process = start(command, output);
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                return new Answer(1, "no answer within " + seconds + " s");
            }
            String text = Files.readString(output).strip().replaceAll("\\s*\\R\\s*", " ");
            return new Answer(process.exitValue(), text);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + program + " ran", e);
        } finally {
            Files.delete(output);
        }
    }

    private static Process start(List<String> command, Path output) throws IOException {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
        } catch (IOException e) {
            throw new NoSuchProgram(e);
        }
    }
}
