package dev.tinyimage.maven;

import dev.tinyimage.daemon.Daemon;
import dev.tinyimage.publish.ArchiveFile;
import dev.tinyimage.publish.Destination;
import dev.tinyimage.publish.LocalEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Builds the image and loads it into the local Docker or Podman, whichever answers; of several platforms the one that the
 * engine runs.
 */
@Mojo(
        name = "load",
        defaultPhase = LifecyclePhase.PACKAGE,
        requiresDependencyCollection = ResolutionScope.COMPILE_PLUS_RUNTIME,
        threadSafe = true)
public class LoadMojo extends AbstractLocalMojo {

    @Override
    Destination destination(List<String> names) throws IOException {
        Daemon daemon = Daemon.find(Optional.ofNullable(dockerClient().executable));
        return new LocalEngine(daemon, new ArchiveFile(file(), names));
    }

    @Override
    String done() {
        return "Loaded " + file();
    }

    private Path file() {
        return outputFolder().resolve("loaded.tar");
    }
}
