package dev.tinyimage.maven;

import dev.tinyimage.BuildRequest;
import dev.tinyimage.TinyImage;
import dev.tinyimage.report.Explanation;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Builds nothing: shows every module of the runtime, why it is in, and its size. */
@Mojo(
        name = "explain",
        defaultPhase = LifecyclePhase.PACKAGE,
        requiresDependencyCollection = ResolutionScope.RUNTIME_PLUS_SYSTEM,
        threadSafe = true)
public class ExplainMojo extends AbstractImageMojo {

    @Override
    void run(TinyImage tinyImage, BuildRequest request) {
        Explanation.of(tinyImage.explain(request)).forEach(console()::info);
    }
}
