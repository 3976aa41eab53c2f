package dev.tinyimage.testkit;

import dev.tinyimage.image.Compression;
import dev.tinyimage.image.Entry;
import dev.tinyimage.image.Layer;
import dev.tinyimage.image.LayerFormat;
import dev.tinyimage.image.LayerWriter;
import java.io.IOException;
import java.util.List;

/** Layers for tests, compressed with little effort. */
public final class TestLayers {

    private TestLayers() {}

    public static LayerWriter writer() {
        return new LayerWriter(new Compression(LayerFormat.GZIP, 1), TestCache.get(), new RecordingConsole());
    }

    public static Layer layer(String name, List<Entry> entries) throws IOException {
        return writer().write(name, entries);
    }
}
