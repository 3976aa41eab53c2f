package dev.tinyimage.maven;

import dev.tinyimage.BuildRequest;
import dev.tinyimage.TinyImage;
import java.io.IOException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Builds the image and writes it to target/tinyimage/image.tar, which docker load, podman load and skopeo take. */
@Mojo(
        name = "tar",
        defaultPhase = LifecyclePhase.PACKAGE,
        requiresDependencyCollection = ResolutionScope.COMPILE_PLUS_RUNTIME,
        threadSafe = true)
public class TarMojo extends AbstractArchiveMojo {

    @Override
    void run(TinyImage tinyImage, BuildRequest request) throws IOException {
        writeArchive(tinyImage, request);
    }
}
