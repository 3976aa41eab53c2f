package dev.tinyimage.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tinyimage.image.BaseImage;
import dev.tinyimage.image.Content;
import dev.tinyimage.image.Descriptor;
import dev.tinyimage.image.ImageIndex;
import dev.tinyimage.image.Json;
import dev.tinyimage.image.Layer;
import dev.tinyimage.image.LayerFormat;
import dev.tinyimage.image.Platform;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * An image in a folder: an OCI layout (image-layout.md), or an unpacked archive of {@code docker save}, which newer
 * versions of Docker make an OCI layout too.
 *
 * @param base what to call it in messages
 * @param folder only read
 * @param work folder for layers that come without compression
 */
record ImageFolder(String base, Path folder, Path work) {

    private static final String OCI_INDEX = "index.json";
    private static final String DOCKER_MANIFEST = "manifest.json";

    BaseImage read(Platform platform) throws IOException {
        if (Files.isRegularFile(folder.resolve(OCI_INDEX))) {
            return readLayout(platform);
        }
        if (Files.isRegularFile(folder.resolve(DOCKER_MANIFEST))) {
            return readDockerArchive(platform);
        }
        throw Messages.brokenBase(base, "it has neither an " + OCI_INDEX + " nor a " + DOCKER_MANIFEST);
    }

    private BaseImage readLayout(Platform platform) throws IOException {
        ObjectNode manifest = Json.read(Files.readAllBytes(folder.resolve(OCI_INDEX)));
        while (ImageIndex.isIndex(manifest)) {
            List<Descriptor> images = ImageIndex.find(manifest, platform);
            if (images.size() != 1) {
                throw Messages.notOneImage(base, images.size(), platform);
            }
            manifest = Json.read(Files.readAllBytes(blob(images.get(0).digest())));
        }
        List<Layer> layers = new ArrayList<>();
        for (JsonNode layer : manifest.path("layers")) {
            layers.add(BaseLayers.layer(compressed(blob(layer.path("digest").asText()))));
        }
        Path config = blob(manifest.path("config").path("digest").asText());
        return BaseLayers.of(base, Json.read(Files.readAllBytes(config)), layers, platform);
    }

    private BaseImage readDockerArchive(Platform platform) throws IOException {
        String images = "{\"images\":" + Files.readString(folder.resolve(DOCKER_MANIFEST)) + "}";
        JsonNode list = Json.read(images.getBytes(StandardCharsets.UTF_8)).path("images");
        if (list.size() != 1) {
            throw Messages.notOneImage(base, list.size(), platform);
        }
        List<Layer> layers = new ArrayList<>();
        for (JsonNode layer : list.path(0).path("Layers")) {
            layers.add(BaseLayers.layer(compressed(file(layer.asText()))));
        }
        Path config = file(list.path(0).path("Config").asText());
        return BaseLayers.of(base, Json.read(Files.readAllBytes(config)), layers, platform);
    }

    private Path blob(String digest) {
        return file("blobs/" + digest.replace(':', '/'));
    }

    /** An image must not read outside its own folder. */
    private Path file(String name) {
        Path file = folder.resolve(name).normalize();
        if (!file.startsWith(folder) || !Files.isRegularFile(file)) {
            throw Messages.brokenBase(base, "it has no file " + name);
        }
        return file;
    }

    private Path compressed(Path layer) throws IOException {
        if (LayerFormat.of(Content.of(layer)) != LayerFormat.TAR) {
            return layer;
        }
        Path parent = layer.getParent();
        Path compressed = work.resolve(parent.getFileName() + "-" + layer.getFileName() + ".gz");
        Files.createDirectories(work);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(compressed))) {
            Files.copy(layer, out);
        }
        return compressed;
    }
}
