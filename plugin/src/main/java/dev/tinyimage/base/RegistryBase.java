package dev.tinyimage.base;

import dev.tinyimage.cache.Cache;
import dev.tinyimage.image.BaseImage;
import dev.tinyimage.image.Descriptor;
import dev.tinyimage.image.Platform;
import dev.tinyimage.registry.Reference;
import dev.tinyimage.registry.Registry;
import dev.tinyimage.registry.Registry.Pulled;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A base from a registry. */
final class RegistryBase {

    private RegistryBase() {}

    static BaseImage pull(Reference reference, Platform platform, Registry registry, Cache cache) throws IOException {
        Pulled pulled = registry.pull(reference, platform);
        List<Path> files = new ArrayList<>();
        for (Descriptor layer : pulled.layers()) {
            files.add(cache.file("blobs", layer.digest(), file -> registry.download(reference, layer, file)));
        }
        return BaseLayers.of(reference.toString(), pulled.config(), files);
    }
}
