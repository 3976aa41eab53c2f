package dev.tinyimage.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tinyimage.image.BaseImage;
import dev.tinyimage.image.Content;
import dev.tinyimage.image.Descriptor;
import dev.tinyimage.image.DigestStream;
import dev.tinyimage.image.Layer;
import dev.tinyimage.image.LayerFormat;
import dev.tinyimage.image.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Turns the layer files of a base into layers, each checked against the base's config. */
final class BaseLayers {

    private BaseLayers() {}

    /**
     * Makes the base.
     *
     * @param base what to call it in messages
     * @param files lowest layer first; they stay as they are, whatever their format
     */
    static BaseImage of(String base, ObjectNode config, List<Path> files, Platform platform) throws IOException {
        checkPlatform(base, config, platform);
        JsonNode diffIds = config.path("rootfs").path("diff_ids");
        if (diffIds.size() != files.size()) {
            throw Messages.brokenBase(base, files.size() + " layers but " + diffIds.size() + " diff IDs");
        }
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            Layer layer = layer(files.get(i));
            if (!layer.diffId().equals(diffIds.get(i).asText())) {
                throw Messages.brokenBase(base, "layer " + (i + 1) + " is not the one that its config names");
            }
            layers.add(layer);
        }
        return new BaseImage(config, layers);
    }

    /** Where there is no index, the config alone tells; some tools leave it out. */
    private static void checkPlatform(String base, ObjectNode config, Platform platform) {
        Platform has = new Platform(
                config.path("os").asText(platform.os()),
                config.path("architecture").asText(platform.architecture()),
                config.path("variant").asText());
        if (!has.fits(platform)) {
            throw Messages.otherPlatform(base, has, platform);
        }
    }

    private static Layer layer(Path file) throws IOException {
        Content content = Content.of(file);
        DigestStream packed = new DigestStream(OutputStream.nullOutputStream());
        Files.copy(file, packed);
        DigestStream unpacked = new DigestStream(OutputStream.nullOutputStream());
        try (InputStream in = LayerFormat.unpack(content)) {
            in.transferTo(unpacked);
        }
        Descriptor descriptor = new Descriptor(LayerFormat.of(content).mediaType(), packed.digest(), packed.size());
        return new Layer(RegistryBase.LAYER, descriptor, unpacked.digest(), unpacked.size(), content);
    }
}
