package dev.tinyimage.maven;

import dev.tinyimage.BuildRequest;
import dev.tinyimage.TinyImage;
import dev.tinyimage.run.TrialOptions;
import java.io.IOException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Builds the image, publishes nothing, and starts its own files on this machine: in Docker, Podman, bubblewrap, unshare, or
 * by its own dynamic loader, whichever works first; on a Mac and on Windows in one of the first two. Waits for an answer,
 * shows how long that took and how much memory, and stops it. Where that fails, the message says what to change. All output
 * is in target/tinyimage/check.log.
 */
@Mojo(
        name = "check",
        defaultPhase = LifecyclePhase.PACKAGE,
        requiresDependencyCollection = ResolutionScope.COMPILE_PLUS_RUNTIME,
        threadSafe = true)
public class CheckMojo extends AbstractBuildMojo {

    @Override
    void run(TinyImage tinyImage, BuildRequest request) throws IOException {
        TrialOptions options = checkOptions();
        check(options, build(tinyImage::buildNearest, request), request);
    }
}
