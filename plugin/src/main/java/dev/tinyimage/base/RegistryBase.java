package dev.tinyimage.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tinyimage.cache.Cache;
import dev.tinyimage.cache.Cache.KeptFile;
import dev.tinyimage.image.BaseImage;
import dev.tinyimage.image.Content;
import dev.tinyimage.image.Descriptor;
import dev.tinyimage.image.DigestStream;
import dev.tinyimage.image.ImageIndex;
import dev.tinyimage.image.Json;
import dev.tinyimage.image.Layer;
import dev.tinyimage.image.Platform;
import dev.tinyimage.registry.Reference;
import dev.tinyimage.registry.Registry;
import dev.tinyimage.registry.Registry.Pulled;
import dev.tinyimage.registry.RegistryContent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A base from a registry, or another image whose files are wanted. */
public final class RegistryBase {

    /** What the layers of a base are called in reports. */
    public static final String LAYER = "base";

    private static final String BASES = "bases";
    private static final String DIGESTS = "base-digests";
    private static final String BLOBS = "blobs";

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
            layers.add(BaseLayers.layer(file(reference, layer, registry, cache), cache));
        }
        BaseImage base = BaseLayers.of(reference.toString(), pulled.config(), layers, platform);
        BaseImage.Source source = new BaseImage.Source(reference.toString(), pulled.digest());
        List<Layer> mountable = base.layers().stream()
                .map(layer -> new Layer(
                        layer.name(),
                        layer.descriptor(),
                        layer.diffId(),
                        layer.unpackedSize(),
                        new RegistryContent(reference, layer.content())))
                .toList();
        return new BaseImage(base.config(), mountable, Optional.of(source));
    }

    /** The bytes of a layer that are pulled when they are read first, and kept. */
    public static Content content(Reference reference, Descriptor layer, Registry registry, Cache cache) {
        return new RegistryContent(
                reference,
                new PulledContent(
                        layer,
                        () -> file(reference, layer, registry, cache).path(),
                        () -> cache.keptFile(BLOBS, layer.digest()).isPresent()));
    }

    private static KeptFile file(Reference reference, Descriptor layer, Registry registry, Cache cache)
            throws IOException {
        return cache.kept(BLOBS, layer.digest(), file -> registry.download(reference, layer, file));
    }

    /**
     * The digest of what a reference names now; without a network, of what it named when it was pulled last, or asked for if
     * it never was. None where it names nothing.
     *
     * @throws NotPulledYet if there is no network, and nothing is kept
     */
    public static Optional<String> digest(Reference reference, Platform platform, Registry registry, Cache cache)
            throws IOException {
        if (reference.isDigest()) {
            return Optional.of(reference.qualifier());
        }
        String key = key(reference, platform);
        if (registry.isOffline()) {
            return Optional.of(
                    cache.find(BASES, key).isPresent()
                            ? describe(reference, platform, registry, cache).digest()
                            : cache.find(DIGESTS, key).orElseThrow(() -> Messages.notPulledYet(reference, platform)));
        }
        Optional<String> digest = registry.pulledDigest(reference);
        digest.ifPresent(named -> cache.replace(DIGESTS, key, named));
        return digest;
    }

    private static String key(Reference reference, Platform platform) {
        return DigestStream.hex(reference + " " + platform);
    }

    /**
     * What a tag meant last is kept for builds without a network; what a digest means never changes.
     *
     * @throws NotPulledYet if there is no network, and nothing is kept
     */
    public static Pulled describe(Reference reference, Platform platform, Registry registry, Cache cache)
            throws IOException {
        String key = key(reference, platform);
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
