package dev.tinyimage.publish;

import dev.tinyimage.daemon.Daemon;
import dev.tinyimage.image.Image;
import dev.tinyimage.image.Platform;
import dev.tinyimage.image.Publication;
import java.io.IOException;
import java.util.List;

/**
 * The images of a local Docker or Podman, which takes the one for its own platform.
 *
 * @param archive what it is loaded from
 */
public record LocalEngine(Daemon daemon, ArchiveFile archive) implements Destination {

    @Override
    public void publish(Publication publication) throws IOException {
        archive.publish(Publication.of(fitting(publication.images())));
        daemon.load(archive.file());
    }

    private Image fitting(List<Image> images) throws IOException {
        Platform platform = daemon.platform();
        return images.stream()
                .filter(image -> image.platform().fits(platform))
                .findFirst()
                .orElseThrow(() -> Messages.noFittingPlatform(daemon, platform, images));
    }
}
