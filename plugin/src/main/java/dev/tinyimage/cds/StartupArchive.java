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

    /**
     * An application's layers and its own: that of the JDK's classes changes with the runtime alone and lies on it, any
     * other on top of all.
     *
     * @param layers of the application
     * @param runtime what the layer of the runtime's modules is called
     */
    public List<Layer> among(List<Layer> layers, String runtime, LayerWriter writer) throws IOException {
        List<Layer> all = new ArrayList<>(layers);
        int aboveRuntime = layers.stream().map(Layer::name).toList().indexOf(runtime) + 1;
        all.add(kind == ArchiveKind.JDK ? aboveRuntime : all.size(), writer.write(LAYER, entries()));
        return all;
    }

    private List<Entry> entries() {
        List<Entry> entries = new ArrayList<>(FolderEntries.parents(path));
        entries.add(FolderEntries.file(file, path));
        return entries;
    }
}
