package dev.tinyimage.rootfs;

import dev.tinyimage.image.Content;
import dev.tinyimage.image.LayerFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * A layer of an image.
 *
 * @param layer its tar file, packed or not
 * @param entries all of its tar file
 */
public record TarLevel(Content layer, List<LayerEntry> entries) implements Level {

    public TarLevel {
        entries = List.copyOf(entries);
    }

    /** Reads the headers of the tar file. */
    public static TarLevel of(Content layer) throws IOException {
        List<LayerEntry> entries = new ArrayList<>();
        read(layer, (number, entry, content) -> entries.add(entry));
        return new TarLevel(layer, entries);
    }

    @Override
    public void read(Visitor visitor) throws IOException {
        read(layer, visitor);
    }

    /** Reads the tar file of a layer from its begin to its end. */
    public static void read(Content layer, Visitor visitor) throws IOException {
        try (InputStream in = LayerFormat.unpack(layer);
                TarArchiveInputStream tar = new TarArchiveInputStream(in, StandardCharsets.UTF_8.name())) {
            int number = 0;
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                visitor.visit(number++, LayerEntry.of(entry), tar);
            }
        }
    }
}
