package dev.tinyimage.maven;

import dev.tinyimage.BuildRequest;
import dev.tinyimage.TinyImage;
import dev.tinyimage.TinyImage.Built;
import dev.tinyimage.image.Layer;
import dev.tinyimage.publish.Destination;
import dev.tinyimage.publish.RegistryDestination;
import dev.tinyimage.recipe.FormerImages;
import dev.tinyimage.registry.HttpRegistry;
import dev.tinyimage.registry.Reference;
import dev.tinyimage.run.TrialOptions;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Builds the image and pushes it to a registry, without Docker. */
@Mojo(
        name = "build",
        defaultPhase = LifecyclePhase.PACKAGE,
        requiresDependencyCollection = ResolutionScope.COMPILE_PLUS_RUNTIME,
        threadSafe = true)
public class BuildMojo extends AbstractBuildMojo {

    @Override
    void run(TinyImage tinyImage, BuildRequest request) throws IOException {
        if (to().image == null) {
            throw Messages.noTarget();
        }
        List<Reference> targets = targets();
        Reference target = targets.get(0);
        if (isOffline()) {
            throw Messages.offline(target.toString());
        }
        Optional<TrialOptions> check = checkBeforePush();
        try (HttpRegistry registry = registry(to().auth, to().credHelper)) {
            Destination destination = new RegistryDestination(registry, targets);
            destination.prepare();
            // What has to pass something first does not leave this machine before.
            Consumer<Layer> made = check.isPresent() || budget().isPresent() ? layer -> {} : destination::offer;
            Built built = tinyImage
                    .takingFrom(new FormerImages(registry, cacheFrom(targets)))
                    .offeringTo(made)
                    .build(request);
            boolean there = destination.has(built.publication());
            if (there && check.isEmpty() && isReported(target, targets, built)) {
                reactor().claim(target.toString(), module());
                finish(Messages.nothingChanged(
                        target.withDigest(built.publication().digest())));
                return;
            }
            report(built);
            if (check.isPresent()) {
                check(check.get(), built, request);
                if (built.platforms().size() > 1) {
                    console().info(Messages.checkedOne(built));
                }
            }
            reactor().claim(target.toString(), module());
            if (!there) {
                destination.publish(built.publication());
            }
            output().write(ImageNames.name(target), ImageNames.tags(targets), true, built);
            Reference digest = target.withDigest(built.publication().digest());
            finish(there ? Messages.nothingChanged(digest) : digest.toString());
        }
    }

    /** Whether an earlier build has said all of this image, and it keeps to its budget. */
    private boolean isReported(Reference target, List<Reference> targets, Built built) throws IOException {
        return output().has(ImageNames.name(target), ImageNames.tags(targets), true, built)
                && budget().stream()
                        .allMatch(budget -> built.platforms().stream().allMatch(image -> budget.has(image.image())));
    }
}
