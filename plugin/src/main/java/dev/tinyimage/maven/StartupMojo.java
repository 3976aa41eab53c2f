package dev.tinyimage.maven;

import dev.tinyimage.BuildRequest;
import dev.tinyimage.TinyImage;
import dev.tinyimage.cds.ArchiveKind;
import dev.tinyimage.check.Stopwatch;
import dev.tinyimage.image.Image;
import dev.tinyimage.report.Startup;
import java.io.IOException;
import java.util.Map;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Builds the image with each kind of start-up archive, publishes nothing, and starts them in turn on this machine, as often
 * as {@code <check><starts>} says. Shows the bytes that each adds, the time that it saves until the first answer, and from
 * what link speed on it pays. The same is in target/tinyimage/startup.json, and in the report.
 */
@Mojo(
        name = "startup",
        defaultPhase = LifecyclePhase.PACKAGE,
        requiresDependencyCollection = ResolutionScope.COMPILE_PLUS_RUNTIME,
        threadSafe = true)
public class StartupMojo extends AbstractBuildMojo {

    @Override
    void run(TinyImage tinyImage, BuildRequest request) throws IOException {
        Stopwatch stopwatch = stopwatch(request);
        Map<ArchiveKind, Image> images = tinyImage.buildEach(request);
        Startup startup = Startup.of(images, stopwatch.medians(images));
        output().write(startup);
        build(tinyImage::buildNearest, request); // so that its report shows what was measured
        startup.table().forEach(console()::info);
    }
}
