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
    public List<Platform> taken(List<Platform> asked) throws IOException {
        Platform own = daemon.platform();
        return List.of(asked.stream()
                .filter(own::fits)
                .findFirst()
                .orElseThrow(() -> Messages.noFittingPlatform(daemon, own, asked)));
    }

    @Override
    public void publish(Publication publication) throws IOException {
        taken(publication.images().stream().map(Image::platform).toList());
        archive.publish(publication);
        daemon.load(archive.file());
    }
}
