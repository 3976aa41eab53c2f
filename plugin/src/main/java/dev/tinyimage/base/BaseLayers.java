package dev.tinyimage.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tinyimage.image.BaseImage;
import dev.tinyimage.image.Content;
import dev.tinyimage.image.Descriptor;
import dev.tinyimage.image.DigestStream;
import dev.tinyimage.image.Layer;
import dev.tinyimage.image.MediaTypes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Turns the layer files of a base into layers, each checked against the base's config. */
final class BaseLayers {

    private static final int GZIP_MAGIC = 0x1f8b;

    private BaseLayers() {}

    /**
     * Makes the base.
     *
     * @param base what to call it in messages
     * @param files compressed with gzip, lowest layer first
     */
    static BaseImage of(String base, ObjectNode config, List<Path> files) throws IOException {
        JsonNode diffIds = config.path("rootfs").path("diff_ids");
        if (diffIds.size() != files.size()) {
            throw Messages.brokenBase(base, files.size() + " layers but " + diffIds.size() + " diff IDs");
        }
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            Layer layer = layer(base, files.get(i));
            if (!layer.diffId().equals(diffIds.get(i).asText())) {
                throw Messages.brokenBase(base, "layer " + (i + 1) + " is not the one that its config names");
            }
            layers.add(layer);
        }
        return new BaseImage(config, layers);
    }

    /** Whether a file is compressed with gzip (RFC 1952, section 2.3.1). */
    static boolean isGzip(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return (in.read() << 8 | in.read()) == GZIP_MAGIC;
        }
    }

    static void compress(Path plain, Path compressed) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(compressed))) {
            Files.copy(plain, out);
        }
    }

    private static Layer layer(String base, Path file) throws IOException {
        if (!isGzip(file)) {
            throw Messages.brokenBase(base, "a layer is not compressed with gzip");
        }
        DigestStream compressed = new DigestStream(OutputStream.nullOutputStream());
        Files.copy(file, compressed);
        DigestStream unpacked = new DigestStream(OutputStream.nullOutputStream());
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            in.transferTo(unpacked);
        }
        Descriptor descriptor = new Descriptor(MediaTypes.LAYER_GZIP, compressed.digest(), compressed.size());
        return new Layer("base", descriptor, unpacked.digest(), unpacked.size(), Content.of(file));
    }
}
