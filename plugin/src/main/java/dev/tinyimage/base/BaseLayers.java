package dev.tinyimage.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tinyimage.cache.Cache;
import dev.tinyimage.cache.Cache.KeptFile;
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
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Turns the layer files of a base into layers, each checked against the base's config. */
final class BaseLayers {

    /** Of what the cache keeps. */
    private static final String KIND = "base-layers";

    private BaseLayers() {}

    /**
     * Makes the base.
     *
     * @param base what to call it in messages
     * @param layers lowest first
     */
    static BaseImage of(String base, ObjectNode config, List<Layer> layers, Platform platform) {
        checkPlatform(base, config, platform);
        JsonNode diffIds = config.path("rootfs").path("diff_ids");
        if (diffIds.size() != layers.size()) {
            throw Messages.brokenBase(base, layers.size() + " layers but " + diffIds.size() + " diff IDs");
        }
        for (int i = 0; i < layers.size(); i++) {
            if (!layers.get(i).diffId().equals(diffIds.get(i).asText())) {
                throw Messages.brokenBase(base, "layer " + (i + 1) + " is not the one that its config names");
            }
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

    /** A file as a layer; it stays as it is, whatever its format. */
    static Layer layer(Path file) throws IOException {
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

    /** The same for a file of the cache, which is read once. */
    static Layer layer(KeptFile file, Cache cache) {
        String[] known = cache.text(KIND, file.digest().replace(':', '-'), () -> {
                    try {
                        Layer layer = layer(file.path());
                        return layer.descriptor().mediaType() + " " + layer.diffId() + " " + layer.unpackedSize();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .split(" ");
        Descriptor descriptor = new Descriptor(known[0], file.digest(), file.size());
        return new Layer(RegistryBase.LAYER, descriptor, known[1], Long.parseLong(known[2]), Content.of(file.path()));
    }
}
