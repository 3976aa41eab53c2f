package dev.tinyimage.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A running image; made by {@link Podman#run}. */
public final class Container implements AutoCloseable {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    private final Podman podman;
    private final String id;
    private final int port;

    Container(Podman podman, String id, int port) {
        this.podman = podman;
        this.id = id;
        this.port = port;
    }

    /** The value of {@code PORT} in the container. */
    public int port() {
        return port;
    }

    /** Waits until the server answers the path with less than 500, and returns that answer. */
    public HttpResponse<String> awaitHttp(String path, Duration limit) {
        Wait.until(limit, () -> answer(path).isPresent() || !running());
        return answer(path)
                .orElseThrow(() -> new IllegalStateException(
                        "no answer on " + path + ", container is " + inspect("State.Status") + ":\n" + logs()));
    }

    private Optional<HttpResponse<String>> answer(String path) {
        try {
            return Optional.of(Http.get(port, path, Optional.empty())).filter(answer -> answer.statusCode() < 500);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** What the server answers to GET. */
    public HttpResponse<String> http(String path) {
        try {
            return Http.get(port, path, Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException("no answer on " + path + ":\n" + logs(), e);
        }
    }

    /** The user of the container's main process, as this machine sees it (proc(5), "/proc/pid/status"). */
    public int user() {
        try {
            return Files.readAllLines(Path.of("/proc", inspect("State.Pid"), "status")).stream()
                    .filter(line -> line.startsWith("Uid:"))
                    .map(line -> Integer.parseInt(line.split("\\s+")[1]))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Sends SIGTERM to the container's main process and returns its exit code. A main process that has no handler for
     * it never sees it, being process 1 (pid_namespaces(7)); that is a failure here, and the process is killed.
     */
    public int stop() {
        return stop(STOP_LIMIT);
    }

    int stop(Duration limit) {
        podman.podman("kill", "--signal", "TERM", id);
        if (!Wait.until(limit, () -> !running())) {
            podman.podman("kill", id);
            throw new IllegalStateException("does not stop on SIGTERM:\n" + logs());
        }
        return Integer.parseInt(inspect("State.ExitCode"));
    }

    /**
     * Runs a program in it, which has to succeed, and returns its output. The user is that of the main process; left to
     * itself, Podman 4.3 takes root's group, which keeps jcmd from its JVM.
     */
    public String exec(String... command) {
        List<String> arguments = new ArrayList<>(List.of("exec", "--user=" + user() + ":" + user(), id));
        arguments.addAll(List.of(command));
        return podman.podman(arguments.toArray(String[]::new));
    }

    /** Everything it has written to standard output and standard error. */
    public String logs() {
        return podman.logs(id);
    }

    /** A container is "stopped" for a moment before it is "exited" and its exit code is known. */
    private boolean running() {
        return !inspect("State.Status").equals("exited");
    }

    private String inspect(String field) {
        return podman.podman("inspect", "--format", "{{." + field + "}}", id).strip();
    }

    @Override
    public void close() {
        podman.podman("rm", "--force", "--time=0", id);
    }
}
