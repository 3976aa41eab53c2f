package dev.tinyimage.run;

import dev.tinyimage.daemon.Answer;
import dev.tinyimage.daemon.Daemon;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * A container in the foreground of an engine's client, which passes on signals, output and exit code.
 *
 * @param process the client
 * @param begin when it was started
 * @param name of the container
 */
record EngineContainer(Daemon daemon, Process process, long begin, String name) implements Running {

    /** The name under which a container's image is loaded. */
    static String image(String container) {
        return "localhost/" + container + ":latest";
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

    @Override
    public void terminate() {
        process.destroy();
    }

    @Override
    public List<String> hostLibraries() {
        return List.of();
    }

    @Override
    public void close() throws IOException {
        daemon.ask("rm", "--force", name);
        daemon.ask("rmi", image(name));
        process.destroyForcibly();
    }
}
