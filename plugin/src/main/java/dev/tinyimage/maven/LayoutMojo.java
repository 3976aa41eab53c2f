package dev.tinyimage.maven;

import dev.tinyimage.publish.Destination;
import dev.tinyimage.publish.LayoutFolder;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Builds the image and writes it to target/tinyimage/layout, the folder of an OCI layout. */
@Mojo(
        name = "layout",
        defaultPhase = LifecyclePhase.PACKAGE,
        requiresDependencyCollection = ResolutionScope.COMPILE_PLUS_RUNTIME,
        threadSafe = true)
public class LayoutMojo extends AbstractLocalMojo {

    @Override
    Destination destination(List<String> names) {
        return new LayoutFolder(folder(), names);
    }

    @Override
    String done() {
        return "Wrote " + folder();
    }

    private Path folder() {
        return outputFolder().resolve("layout");
    }
}
