package dev.tinyimage.maven;

import dev.tinyimage.BuildRequest;
import dev.tinyimage.TinyImage;
import dev.tinyimage.TinyImage.Built;
import dev.tinyimage.console.Step;
import dev.tinyimage.maven.config.To;
import dev.tinyimage.publish.Destination;
import dev.tinyimage.recipe.FormerImages;
import dev.tinyimage.registry.HttpRegistry;
import dev.tinyimage.registry.Reference;
import java.io.IOException;
import java.util.List;

/** What the goals share that publish on this machine: a name is not needed, but taken. */
abstract class AbstractLocalMojo extends AbstractBuildMojo {

    private Built built(TinyImage tinyImage, BuildRequest request) throws IOException {
        List<Reference> former = isOffline() ? List.of() : cacheFrom(List.of());
        try (HttpRegistry registry = registry(to().auth, to().credHelper)) {
            return build(tinyImage.takingFrom(new FormerImages(registry, former))::build, request);
        }
    }

    /** Where the image goes. */
    abstract Destination destination(List<String> names) throws IOException;

    /** What is said of the place when the image is there; empty for nothing. */
    abstract String done();

    @Override
    final void run(TinyImage tinyImage, BuildRequest request) throws IOException {
        To to = to();
        if (to.image == null) {
            to.image = "localhost/" + module() + ":latest";
        }
        List<Reference> names = targets();
        Destination destination =
                destination(names.stream().map(Reference::toString).toList());
        destination.prepare();
        BuildRequest taken =
                request.platforms().isEmpty() ? request : request.withPlatforms(destination.taken(request.platforms()));
        Built built = built(tinyImage, taken);
        try (Step step = console().step("Writing the image")) {
            destination.publish(built.publication());
        }
        output().write(ImageNames.name(names.get(0)), ImageNames.tags(names), false, built);
        console().info(done());
        finish(names.get(0).withDigest(built.publication().digest()).toString());
    }
}
