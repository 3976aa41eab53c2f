package dev.tinyimage.daemon;

import dev.tinyimage.image.Platform;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A container engine that is driven by its command line.
 *
 * @param program its name or path
 */
public record Daemon(String program) {

    private static final long ANSWER_SECONDS = 20;
    private static final long LOAD_SECONDS = 600;

    /** Docker knows the first, Podman the second: it is its own server. */
    private static final List<List<String>> PLATFORM = List.of(
            List.of("version", "--format", "{{.Server.Os}}/{{.Server.Arch}}"),
            List.of("info", "--format", "{{.Host.OS}}/{{.Host.Arch}}"));

    private static final Answer NO_SUCH_PROGRAM = new Answer(127, "there is no such program");

    /** The one the user names, else Docker and Podman. */
    public static List<Daemon> candidates(Optional<String> executable) {
        return executable.map(List::of).orElse(List.of("docker", "podman")).stream()
                .map(Daemon::new)
                .toList();
    }

    /**
     * The first of these that answers: a Docker client without an engine does not.
     *
     * @throws dev.tinyimage.console.UserError if none does
     */
    public static Daemon find(Optional<String> executable) throws IOException {
        List<Daemon> candidates = candidates(executable);
        for (Daemon daemon : candidates) {
            if (daemon.answers()) {
                return daemon;
            }
        }
        throw Messages.noEngine(candidates);
    }

    /** What it is called, without the folder. */
    public String name() {
        return Path.of(program).getFileName().toString();
    }

    /** Whether there is an engine behind the program. */
    public boolean answers() throws IOException {
        return ask("info").succeeded();
    }

    /** Loads an archive, with the names that are in it. */
    public void load(Path archive) throws IOException {
        Answer answer = run(LOAD_SECONDS, "load", "--input", archive.toString());
        if (!answer.succeeded()) {
            throw Messages.loadFailed(program, answer.text());
        }
    }

    /** What its containers run on: on a Mac or on Windows, that of the Linux in its virtual machine. */
    public Platform platform() throws IOException {
        for (List<String> question : PLATFORM) {
            Answer answer = ask(question.toArray(String[]::new));
            Optional<Platform> platform = answer.succeeded() ? Platform.parse(answer.text()) : Optional.empty();
            if (platform.isPresent()) {
                return platform.get();
            }
        }
        return Platform.linuxHere();
    }

    /** Asks it something that takes no time, such as {@code inspect}. */
    public Answer ask(String... arguments) throws IOException {
        return run(ANSWER_SECONDS, arguments);
    }

    /** Runs a command line of it that takes as long as a copy of an image does. */
    public Answer run(List<String> command) throws IOException {
        return answer(new ProcessBuilder(command));
    }

    /** Unpacks a tar file into a container's root, with its modes and times; what it says of users need not count. */
    public Answer put(Path tar, String container) throws IOException {
        return answer(new ProcessBuilder(command("cp", "-", container + ":/")).redirectInput(tar.toFile()));
    }

    /** Packs a folder of a container, with its name in front, into a tar file. */
    public Answer take(String container, String folder, Path tar) throws IOException {
        return answer(new ProcessBuilder(command("cp", container + ":" + folder, "-")).redirectOutput(tar.toFile()));
    }

    /** A command line of it. */
    public List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(arguments));
        return command;
    }

    private Answer run(long seconds, String... arguments) throws IOException {
        return Answer.of(seconds, command(arguments)).orElse(NO_SUCH_PROGRAM);
    }

    private static Answer answer(ProcessBuilder program) throws IOException {
        return Answer.of(LOAD_SECONDS, program).orElse(NO_SUCH_PROGRAM);
    }
}
