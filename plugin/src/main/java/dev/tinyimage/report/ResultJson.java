package dev.tinyimage.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tinyimage.cds.ArchiveFacts;
import dev.tinyimage.cds.ArchiveKind;
import dev.tinyimage.cds.StartupArchive;
import dev.tinyimage.image.Image;
import dev.tinyimage.image.Json;
import dev.tinyimage.image.Layer;
import dev.tinyimage.image.Publication;
import dev.tinyimage.jdk.LinkSource;
import dev.tinyimage.report.Breakdown.LayerParts;
import java.util.List;
import java.util.Locale;

/** {@code result.json}, whose form stays as it is: scripts read it. All sizes are bytes. */
public final class ResultJson {

    private ResultJson() {}

    /**
     * The document without its platforms.
     *
     * @param name of the image without tag; empty where it was given none
     * @param pushed whether a registry has it
     */
    public static ObjectNode of(String name, Publication publication, List<String> tags, boolean pushed) {
        ObjectNode result = Json.object().put("image", name).put("digest", publication.digest());
        tags.forEach(result.putArray("tags")::add);
        result.put("pushed", pushed).putArray("platforms");
        return result;
    }

    /** Adds the image for one platform. */
    public static void add(
            ObjectNode result,
            Image image,
            LinkSource jdk,
            List<String> modules,
            ArchiveFacts archive,
            Breakdown breakdown) {
        ObjectNode platform = result.withArrayProperty("platforms").addObject();
        platform.put("platform", image.platform().toString())
                .put("digest", image.digest())
                .put("compressedSize", image.compressedSize())
                .put("unpackedSize", image.unpackedSize());
        platform.putObject("jdk").put("release", jdk.release().toString()).put("origin", jdk.origin());
        modules.forEach(platform.putArray("modules")::add);
        put(platform.putObject("archive"), archive, image);
        breakdown
                .layers()
                .forEach(layer -> put(platform.withArrayProperty("layers").addObject(), layer));
    }

    /** Like its layer, whose sizes are what it costs. */
    private static void put(ObjectNode json, ArchiveFacts archive, Image image) {
        json.put("kind", archive.kind().name().toLowerCase(Locale.ROOT)).put("reason", archive.reason());
        if (archive.kind() != ArchiveKind.NONE) {
            json.put("path", archive.path());
            image.layers().stream()
                    .filter(layer -> layer.name().equals(StartupArchive.LAYER))
                    .forEach(layer -> putSizes(json, layer));
        }
    }

    private static void put(ObjectNode json, LayerParts parts) {
        Layer layer = parts.layer();
        putSizes(json.put("name", layer.name()), layer);
        parts.owners()
                .forEach((owner, size) -> json.withArrayProperty("contents")
                        .addObject()
                        .put("name", owner)
                        .put("compressedSize", size));
    }

    private static void putSizes(ObjectNode json, Layer layer) {
        json.put("digest", layer.descriptor().digest())
                .put("mediaType", layer.descriptor().mediaType())
                .put("compressedSize", layer.descriptor().size())
                .put("unpackedSize", layer.unpackedSize());
    }
}
