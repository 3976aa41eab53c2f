package dev.tinyimage.run;

import dev.tinyimage.daemon.Answer;
import dev.tinyimage.daemon.Daemon;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * A container in the foreground of an engine's client, which passes on output and exit code.
 *
 * @param name of the container
 * @param client the engine's
 * @param rest what is to be done in the end
 */
record EngineContainer(Daemon daemon, String name, LocalProcess client, Closeable rest) implements Running {

    @Override
    public Process process() {
        return client.process();
    }

    @Override
    public long begin() {
        return client.begin();
    }

    @Override
    public long applicationId() {
        try {
            Answer answer = daemon.ask("inspect", "--type", "container", "--format", "{{.State.Pid}}", name);
            return answer.succeeded() ? Long.parseLong(answer.text()) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** By the engine: a client on Windows passes no signals on. */
    @Override
    public void terminate() {
        try {
            daemon.ask("kill", "--signal", "TERM", name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<String> hostLibraries() {
        return List.of();
    }

    @Override
    public void close() throws IOException {
        try (client) {
            rest.close();
        }
    }
}
