package dev.tinyimage.run;

import dev.tinyimage.console.UserError;
import dev.tinyimage.daemon.Daemon;
import dev.tinyimage.image.Image;
import dev.tinyimage.image.ImageArchive;
import dev.tinyimage.image.Platform;
import dev.tinyimage.image.Publication;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/**
 * An image in a container engine for as long as it is needed.
 *
 * @param name of its own
 */
record EngineImage(Daemon daemon, String name, Platform platform) implements Closeable {

    /**
     * Gives it to the engine as any image would be loaded.
     *
     * @param folder for its archive
     * @throws NotHere if the engine does not answer, or does not take it
     */
    static EngineImage load(Image image, Daemon daemon, Path folder) throws IOException {
        if (!daemon.answers()) {
            throw new NotHere(Messages.noAnswer(daemon.program()));
        }
        EngineImage loaded = new EngineImage(daemon, newName(), image.platform());
        Path archive = folder.resolve("engine.tar");
        try {
            ImageArchive.write(Publication.of(image), List.of(loaded.reference()), archive);
            daemon.load(archive);
            return loaded;
        } catch (UserError e) {
            throw new NotHere(e.getMessage());
        } finally {
            Files.deleteIfExists(archive);
        }
    }

    /** One that nothing else has. */
    static String newName() {
        return "tinyimage-" + UUID.randomUUID();
    }

    /** What the engine knows it by. */
    String reference() {
        return "localhost/" + name + ":latest";
    }

    /** A command line that makes a container, up to its further options. */
    List<String> command(String verb, String container) {
        return daemon.command(verb, "--name", container, "--platform", platform.toString());
    }

    /** Removes a container, whether it still runs or not, with the volumes that its base asked for. */
    void remove(String container) throws IOException {
        daemon.ask("rm", "--force", "--volumes", container);
    }

    @Override
    public void close() throws IOException {
        daemon.ask("rmi", reference());
    }
}
