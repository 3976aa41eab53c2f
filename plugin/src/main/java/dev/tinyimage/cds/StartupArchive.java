package dev.tinyimage.cds;

import dev.tinyimage.image.Entry;
import dev.tinyimage.image.FolderEntries;
import dev.tinyimage.image.Layer;
import dev.tinyimage.image.LayerWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An archive that the image's own JVM has accepted.
 *
 * @param kind what it holds
 * @param file on this machine
 * @param path in the image
 * @param jvmFlags by which the JVM finds it
 */
public record StartupArchive(ArchiveKind kind, Path file, String path, List<String> jvmFlags) {

    /** What its layer is called. */
    public static final String LAYER = "archive";

    public StartupArchive {
        jvmFlags = List.copyOf(jvmFlags);
    }

    Layer layer(LayerWriter writer) throws IOException {
        return writer.write(LAYER, entries());
    }

    private List<Entry> entries() {
        List<Entry> entries = new ArrayList<>(FolderEntries.parents(path));
        entries.add(FolderEntries.file(file, path));
        return entries;
    }
}
