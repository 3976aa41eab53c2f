package dev.tinyimage.run;

import dev.tinyimage.console.Console;
import dev.tinyimage.console.UserError;
import dev.tinyimage.daemon.Daemon;
import dev.tinyimage.image.ImageArchive;
import dev.tinyimage.image.Publication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A container engine. It gets the image as it would be loaded, and runs it in the network of this machine.
 *
 * @param program its name or path
 */
record Engine(String name, String program) implements Runner {

    /** These are the engine's own failures: docker-run(1), "Exit status". */
    private static final int FIRST_ENGINE_FAILURE = 125;

    private static final int LAST_ENGINE_FAILURE = 127;
    private static final long PAUSE_MILLIS = 20;

    @Override
    public Running start(RunRequest request) throws IOException, NotHere {
        String container = "tinyimage-check-" + UUID.randomUUID();
        Daemon daemon = load(request, EngineContainer.image(container));
        LocalProcess client =
                LocalProcess.start(command(daemon, container, request), System.getenv(), request.log(), false);
        EngineContainer running = new EngineContainer(daemon, client.process(), client.begin(), container);
        awaitStart(running, request.log());
        return running;
    }

    private Daemon load(RunRequest request, String image) throws IOException, NotHere {
        Path archive = request.folder().resolve("check.tar");
        try {
            Daemon daemon = Daemon.find(Optional.of(program));
            ImageArchive.write(Publication.of(request.image()), List.of(image), archive);
            daemon.load(archive);
            return daemon;
        } catch (UserError e) {
            throw new NotHere(e.getMessage());
        } finally {
            Files.deleteIfExists(archive);
        }
    }

    private static List<String> command(Daemon daemon, String container, RunRequest request) {
        List<String> command = new ArrayList<>(daemon.command("run", "--rm", "--name", container));
        command.addAll(List.of("--network", "host", "--read-only", "--tmpfs", "/tmp"));
        request.environment().forEach((name, value) -> command.addAll(List.of("--env", name + "=" + value)));
        command.add(EngineContainer.image(container));
        command.addAll(request.arguments());
        return command;
    }

    private static void awaitStart(EngineContainer running, Path log) throws IOException, NotHere {
        while (running.process().isAlive() && running.applicationId() == 0) {
            Pause.millis(PAUSE_MILLIS);
        }
        if (!running.process().isAlive() && isEngines(running.process().exitValue())) {
            running.close();
            throw new NotHere(Console.oneLine(Files.readString(log)));
        }
    }

    private static boolean isEngines(int exitCode) {
        return exitCode >= FIRST_ENGINE_FAILURE && exitCode <= LAST_ENGINE_FAILURE;
    }
}
