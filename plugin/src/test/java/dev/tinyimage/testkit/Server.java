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

/** A server on the full JDK, without a container; it is told its port in {@code PORT}. */
public final class Server implements AutoCloseable {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    private final Process process;
    private final Path output;
    private final int port;

    private Server(Process process, Path output, int port) {
        this.process = process;
        this.output = output;
        this.port = port;
    }

    /**
     * Starts the {@code java} of a JDK.
     *
     * @param folder where it runs
     * @param arguments all after {@code java}
     */
    public static Server start(Path jdk, Path folder, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(jdk.resolve("bin/java").toString()));
        command.addAll(arguments);
        int port = Free.port();
        Path output = Files.createTempFile("server", ".txt");
        ProcessBuilder java = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        java.environment().put("PORT", Integer.toString(port));
        return new Server(java.start(), output, port);
    }

    /** The value of {@code PORT} in its environment. */
    public int port() {
        return port;
    }

    /** Waits until the server answers the path with less than 500, and returns that answer. */
    public HttpResponse<String> awaitHttp(String path, Duration limit) {
        Wait.until(limit, () -> answer(path).isPresent() || !process.isAlive());
        return answer(path).orElseThrow(() -> new IllegalStateException("no answer on " + path + ":\n" + output()));
    }

    private Optional<HttpResponse<String>> answer(String path) {
        try {
            return Optional.of(Http.get(port, path, Optional.empty())).filter(answer -> answer.statusCode() < 500);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        if (!Wait.forExit(process, STOP_LIMIT)) {
            process.destroyForcibly();
        }
        Files.delete(output);
    }
}
