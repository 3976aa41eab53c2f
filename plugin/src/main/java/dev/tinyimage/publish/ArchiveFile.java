package dev.tinyimage.publish;

import dev.tinyimage.image.ImageArchive;
import dev.tinyimage.image.Publication;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A tar file that is an OCI layout and an archive of {@code docker save} at once.
 *
 * @param file is replaced
 * @param names under which it is loaded
 */
public record ArchiveFile(Path file, List<String> names) implements Destination {

    public ArchiveFile {
        names = List.copyOf(names);
    }

    @Override
    public void publish(Publication publication) throws IOException {
        try {
            ImageArchive.write(publication, names, file);
        } catch (IOException e) {
            throw Messages.notWritten(file, e);
        }
    }
}
