package dev.tinyimage.maven;

import dev.tinyimage.publish.ArchiveFile;
import dev.tinyimage.publish.Destination;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Builds the image and writes it to target/tinyimage/image.tar, which docker load, podman load and skopeo take. With
 * several platforms it holds an index of all.
 */
@Mojo(
        name = "tar",
        defaultPhase = LifecyclePhase.PACKAGE,
        requiresDependencyCollection = ResolutionScope.COMPILE_PLUS_RUNTIME,
        threadSafe = true)
public class TarMojo extends AbstractLocalMojo {

    @Override
    Destination destination(List<String> names) {
        return new ArchiveFile(file(), names);
    }

    @Override
    String done() {
        return "Wrote " + file();
    }

    private Path file() {
        return outputFolder().resolve("image.tar");
    }
}
