package dev.tinyimage.run;

import dev.tinyimage.console.Console;
import dev.tinyimage.image.Platform;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The ways to start an image.
 *
 * @param all in the order in which they are tried, the one most like production first
 */
record Runners(List<Runner> all, Console console) {

    private static final List<String> ENGINES = List.of("docker", "podman");
    private static final List<Runner> OTHERS =
            List.of(new Sandbox(new Bubblewrap()), new Sandbox(new Unshare()), new Loader());

    /** An application that was started, and how. */
    record Started(String runner, Running running) {}

    /**
     * All that this machine may have, or the one that the user names.
     *
     * @param engine program of the local container engine
     */
    static Runners of(Optional<String> name, Optional<String> engine, Console console) {
        List<Runner> all = new ArrayList<>();
        if (engine.isPresent() && name.isEmpty()) {
            all.add(new Engine(Path.of(engine.get()).getFileName().toString(), engine.get()));
        } else {
            ENGINES.forEach(known -> all.add(new Engine(known, engine.orElse(known))));
        }
        if (name.isPresent() || Platform.thisMachine().isLinux()) {
            all.addAll(OTHERS);
        }
        return new Runners(
                all.stream()
                        .filter(runner -> name.isEmpty() || runner.name().equals(name.get()))
                        .toList(),
                console);
    }

    /** @throws dev.tinyimage.console.UserError if none has this name */
    static void checkName(String name) {
        List<String> names = Stream.concat(ENGINES.stream(), OTHERS.stream().map(Runner::name))
                .toList();
        if (!names.contains(name)) {
            throw Messages.unknownRunner(name, names);
        }
    }

    /** Starts the image in the first that works on this machine. */
    Started start(RunRequest request) throws IOException {
        String reason = "";
        for (Runner runner : all) {
            try {
                return new Started(runner.name(), runner.start(request));
            } catch (NotHere e) {
                reason = e.getMessage();
                console.debug(Messages.notHere(runner.name(), reason));
            }
        }
        throw Messages.noRunner(all.get(all.size() - 1).name(), reason);
    }
}
