package dev.tinyimage.maven;

import dev.tinyimage.console.ParameterName;
import dev.tinyimage.image.Publication;
import dev.tinyimage.maven.config.Index;
import dev.tinyimage.publish.Destination;
import dev.tinyimage.publish.JoinedImages;
import dev.tinyimage.publish.RegistryDestination;
import dev.tinyimage.registry.HttpRegistry;
import dev.tinyimage.registry.Reference;
import java.io.IOException;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Builds no image: joins images for one platform each, which are in the target's repository already, under one name, so
 * that CI can build each on a runner of its own kind. What the images say and what refers to them stays.
 */
@Mojo(name = "index", aggregator = true, threadSafe = true)
public class IndexMojo extends AbstractImageMojo {

    /**
     * What is joined: {@code <images>} are references in the target's repository, best by digest. As a property
     * tinyimage.index.images, apart by commas.
     */
    @Parameter
    private Index index = new Index();

    @Override
    void bind(UserProperties properties) {
        properties.bind("index", index);
    }

    @Override
    boolean work() throws IOException {
        if (to().image == null || index.images.isEmpty()) {
            throw Messages.nothingToJoin();
        }
        List<Reference> names = targets();
        Reference name = names.get(0);
        if (isOffline()) {
            throw Messages.offlineIndex(name.toString());
        }
        List<Reference> images = index.images.stream()
                .map(image -> Reference.parse(image, ParameterName.INDEX_IMAGES.toString()))
                .toList();
        try (HttpRegistry registry = registry(to().auth, to().credHelper)) {
            Destination destination = new RegistryDestination(registry, names);
            destination.prepare();
            Publication publication = JoinedImages.of(images, name, registry);
            reactor().claim(name.toString(), module());
            destination.publish(publication);
            output().write(publication);
            finish(name.withDigest(publication.digest()).toString());
        }
        return true;
    }
}
