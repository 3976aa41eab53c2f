package dev.tinyimage.publish;

import dev.tinyimage.files.Folders;
import dev.tinyimage.image.Content;
import dev.tinyimage.image.OciLayout;
import dev.tinyimage.image.Publication;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The folder of an OCI layout (image-layout.md).
 *
 * @param folder is replaced when the new one is complete
 * @param names under which the layout's index has what is published
 */
public record LayoutFolder(Path folder, List<String> names) implements Destination {

    public LayoutFolder {
        names = List.copyOf(names);
    }

    @Override
    public void publish(Publication publication) throws IOException {
        Path partial = folder.resolveSibling(folder.getFileName() + ".partial");
        try {
            write(publication, Folders.fresh(partial));
            Folders.delete(folder);
            Files.move(partial, folder);
        } catch (IOException e) {
            throw Messages.notWritten(folder, e);
        } finally {
            Folders.delete(partial);
        }
    }

    private void write(Publication publication, Path partial) throws IOException {
        for (Map.Entry<String, Content> file :
                OciLayout.files(publication, names).entrySet()) {
            Path path = partial.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            try (InputStream in = file.getValue().open()) {
                Files.copy(in, path);
            }
        }
    }
}
