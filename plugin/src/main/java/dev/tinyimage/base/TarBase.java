package dev.tinyimage.base;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tinyimage.image.BaseImage;
import dev.tinyimage.image.Json;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** A base from an archive of {@code docker save}, which ours are too. */
final class TarBase {

    private TarBase() {}

    /** @param work folder that the archive is unpacked to */
    static BaseImage read(Path archive, Path work) throws IOException {
        if (!Files.isRegularFile(archive)) {
            throw Messages.noSuchTar(archive);
        }
        unpack(archive, work);
        Path manifest = work.resolve("manifest.json");
        if (!Files.isRegularFile(manifest)) {
            throw Messages.brokenBase(archive.toString(), "it has no manifest.json");
        }
        JsonNode image = Json.read(wrapped(manifest)).path("images").path(0);
        List<Path> layers = new ArrayList<>();
        for (JsonNode layer : image.path("Layers")) {
            layers.add(compressed(inside(work, layer.asText())));
        }
        return BaseLayers.of(
                archive.toString(),
                Json.read(Files.readAllBytes(inside(work, image.path("Config").asText()))),
                layers);
    }

    private static byte[] wrapped(Path array) throws IOException {
        return ("{\"images\":" + Files.readString(array) + "}").getBytes(StandardCharsets.UTF_8);
    }

    private static Path compressed(Path layer) throws IOException {
        if (BaseLayers.isGzip(layer)) {
            return layer;
        }
        Path compressed = layer.resolveSibling(layer.getFileName() + ".gz");
        BaseLayers.compress(layer, compressed);
        return compressed;
    }

    private static void unpack(Path archive, Path work) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(archive));
                TarArchiveInputStream tar = new TarArchiveInputStream(in)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = inside(work, entry.getName());
                if (entry.isFile()) {
                    Files.createDirectories(file.getParent());
                    Files.copy(tar, file, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    /** An archive must not write or read outside its own folder. */
    private static Path inside(Path work, String name) throws IOException {
        Path file = work.resolve(name).normalize();
        if (!file.startsWith(work)) {
            throw new IOException("the archive names a file outside itself: " + name);
        }
        return file;
    }
}
