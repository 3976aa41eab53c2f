package dev.tinyimage.maven;

import dev.tinyimage.BuildRequest;
import dev.tinyimage.TinyImage;
import dev.tinyimage.TinyImage.Built;
import dev.tinyimage.image.ImageArchive;
import dev.tinyimage.registry.Reference;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What the goals share that write {@code target/tinyimage/image.tar}. */
abstract class AbstractArchiveMojo extends AbstractImageMojo {

    /** Builds the image and writes the archive. */
    final Path writeArchive(TinyImage tinyImage, BuildRequest request) throws IOException {
        To to = to();
        if (to.image == null) {
            to.image = "localhost/" + module() + ":latest";
        }
        List<Reference> names = targets();
        Built built = build(tinyImage, request);
        Path archive = outputFolder().resolve("image.tar");
        ImageArchive.write(
                built.image(), names.stream().map(Reference::toString).toList(), archive);
        output().write(ImageNames.name(names.get(0)), ImageNames.tags(names), false, built);
        console().info("Wrote " + archive);
        console().info(names.get(0).withDigest(built.image().digest()).toString());
        return archive;
    }
}
