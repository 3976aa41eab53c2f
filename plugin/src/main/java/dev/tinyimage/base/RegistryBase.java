package dev.tinyimage.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tinyimage.cache.Cache;
import dev.tinyimage.cache.Cache.KeptFile;
import dev.tinyimage.image.BaseImage;
import dev.tinyimage.image.Descriptor;
import dev.tinyimage.image.DigestStream;
import dev.tinyimage.image.ImageIndex;
import dev.tinyimage.image.Json;
import dev.tinyimage.image.Layer;
import dev.tinyimage.image.Platform;
import dev.tinyimage.registry.Reference;
import dev.tinyimage.registry.Registry;
import dev.tinyimage.registry.Registry.Pulled;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A base from a registry, or another image whose files are wanted. */
public final class RegistryBase {

    private static final String BASES = "bases";

    private RegistryBase() {}

    /**
     * Pulls it.
     *
     * @throws dev.tinyimage.registry.NoSuchPlatform if it does not exist for the platform
     */
    public static BaseImage pull(Reference reference, Platform platform, Registry registry, Cache cache)
            throws IOException {
        Pulled pulled = describe(reference, platform, registry, cache);
        List<Layer> layers = new ArrayList<>();
        for (Descriptor layer : pulled.layers()) {
            KeptFile file = cache.kept("blobs", layer.digest(), blob -> registry.download(reference, layer, blob));
            layers.add(BaseLayers.layer(file, cache));
        }
        BaseImage base = BaseLayers.of(reference.toString(), pulled.config(), layers, platform);
        BaseImage.Source source = new BaseImage.Source(reference.toString(), pulled.digest());
        return new BaseImage(base.config(), base.layers(), Optional.of(source));
    }

    /**
     * What a tag meant last is kept for builds without a network; what a digest means never changes.
     *
     * @throws NotPulledYet if there is no network, and nothing is kept
     */
    public static Pulled describe(Reference reference, Platform platform, Registry registry, Cache cache)
            throws IOException {
        String key = DigestStream.hex(reference + " " + platform);
        if (reference.isDigest()) {
            return read(cache.text(BASES, key, () -> write(registry.pull(reference, platform))));
        }
        if (registry.isOffline()) {
            return read(cache.find(BASES, key).orElseThrow(() -> Messages.notPulledYet(reference, platform)));
        }
        Pulled pulled = registry.pull(reference, platform);
        cache.replace(BASES, key, write(pulled));
        return pulled;
    }

    private static String write(Pulled pulled) {
        ObjectNode json = Json.object().put("digest", pulled.digest());
        json.set("config", pulled.config());
        pulled.layers()
                .forEach(layer -> json.withArrayProperty("layers")
                        .addObject()
                        .put("mediaType", layer.mediaType())
                        .put("digest", layer.digest())
                        .put("size", layer.size()));
        return new String(Json.bytes(json), StandardCharsets.UTF_8);
    }

    private static Pulled read(String text) throws IOException {
        ObjectNode json = Json.read(text.getBytes(StandardCharsets.UTF_8));
        List<Descriptor> layers = new ArrayList<>();
        for (JsonNode layer : json.path("layers")) {
            layers.add(ImageIndex.descriptor(layer));
        }
        return new Pulled(json.path("digest").asText(), (ObjectNode) json.get("config"), layers);
    }
}
