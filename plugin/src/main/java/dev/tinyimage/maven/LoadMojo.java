package dev.tinyimage.maven;

import dev.tinyimage.BuildRequest;
import dev.tinyimage.TinyImage;
import dev.tinyimage.daemon.Daemon;
import java.io.IOException;
import java.util.Optional;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Builds the image and loads it into the local Docker or Podman, whichever answers. */
@Mojo(
        name = "load",
        defaultPhase = LifecyclePhase.PACKAGE,
        requiresDependencyCollection = ResolutionScope.COMPILE_PLUS_RUNTIME,
        threadSafe = true)
public class LoadMojo extends AbstractArchiveMojo {

    @Override
    void run(TinyImage tinyImage, BuildRequest request) throws IOException {
        Daemon daemon = Daemon.find(Optional.ofNullable(dockerClient().executable));
        daemon.load(writeArchive(tinyImage, request));
    }
}
