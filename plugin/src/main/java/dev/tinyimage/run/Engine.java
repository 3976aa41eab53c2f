package dev.tinyimage.run;

import dev.tinyimage.console.Console;
import dev.tinyimage.daemon.Daemon;
import dev.tinyimage.image.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A container engine. It gets the image as it would be loaded.
 *
 * @param program its name or path
 */
record Engine(String name, String program) implements Runner {

    /** These are the engine's own failures: docker-run(1), "Exit status". */
    private static final int FIRST_ENGINE_FAILURE = 125;

    private static final int LAST_ENGINE_FAILURE = 127;
    private static final long PAUSE_MILLIS = 20;

    @Override
    public Running start(RunRequest request) throws IOException {
        EngineImage image = EngineImage.load(request.image(), new Daemon(program), request.folder());
        String container = EngineImage.newName();
        LocalProcess client =
                LocalProcess.start(command(image, container, request), System.getenv(), request.log(), false);
        EngineContainer running = new EngineContainer(image.daemon(), container, client, () -> {
            image.remove(container);
            image.close();
        });
        awaitStart(running, request.log());
        return running;
    }

    private static List<String> command(EngineImage image, String container, RunRequest request) {
        List<String> command = new ArrayList<>(image.command("run", container));
        command.addAll(EngineNetwork.of(Platform.thisMachine()).flags(request.ports()));
        command.addAll(List.of("--rm", "--read-only", "--tmpfs", "/tmp"));
        request.environment().forEach((name, value) -> command.addAll(List.of("--env", name + "=" + value)));
        command.add(image.reference());
        command.addAll(request.arguments());
        return command;
    }

    private static void awaitStart(EngineContainer running, Path log) throws IOException {
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
