package dev.tinyimage.run;

import dev.tinyimage.daemon.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Starts the image's files in an enclosure. */
record Sandbox(Enclosure enclosure) implements Runner {

    private static final long TRY_SECONDS = 10;

    @Override
    public String name() {
        return enclosure.name();
    }

    @Override
    public Running start(RunRequest request) throws IOException {
        tryOnThisMachine();
        Path root = RootFolder.unpack(request.image(), request.folder().resolve("rootfs"));
        RunConfig config = RunConfig.of(request);
        return LocalProcess.start(enclosure.command(root, config), config.environment(), request.log(), true);
    }

    /** Whether the machine lets it is seen by running a program of the machine itself in it. */
    void tryOnThisMachine() throws IOException {
        RunConfig nothing = new RunConfig(List.of(HostProgram.find("true")), Map.of(), "/", "", Optional.empty());
        Optional<Answer> answer = Answer.of(TRY_SECONDS, enclosure.command(Path.of("/"), nothing));
        if (answer.isEmpty() || !answer.get().succeeded()) {
            throw new NotHere(answer.map(Answer::text).orElse("it cannot be run"));
        }
    }
}
