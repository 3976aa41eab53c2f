package dev.tinyimage.maven;

import dev.tinyimage.BuildRequest;
import dev.tinyimage.TinyImage;
import dev.tinyimage.TinyImage.Explained;
import dev.tinyimage.report.Explanation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Builds no image: shows every module of the runtime, why it is in, and what it costs in compressed bytes; for the dear
 * ones also what would have to go to save them. The same, with all evidence, is in target/tinyimage/explain.json.
 */
@Mojo(
        name = "explain",
        defaultPhase = LifecyclePhase.PACKAGE,
        requiresDependencyCollection = ResolutionScope.COMPILE_PLUS_RUNTIME,
        threadSafe = true)
public class ExplainMojo extends AbstractBuildMojo {

    /** A module of which all evidence is shown, such as java.desktop. */
    @Parameter(property = "tinyimage.explain")
    private String explain;

    @Override
    void run(TinyImage tinyImage, BuildRequest request) throws IOException {
        Optional<String> module = Optional.ofNullable(explain);
        Explained explained = tinyImage.explain(request, module);
        Explanation explanation = new Explanation(
                explained.modules(),
                explained.sizes().modules(),
                explained.cuts(),
                explained.sizes().savings());
        List<String> lines = module.map(explanation::of).orElseGet(explanation::summary);
        lines.forEach(console()::info);
        Files.createDirectories(outputFolder());
        Path json = Files.writeString(outputFolder().resolve("explain.json"), explanation.json());
        console().info("Wrote " + json);
    }
}
