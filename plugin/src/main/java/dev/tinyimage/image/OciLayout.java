package dev.tinyimage.image;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files of an OCI layout (image-layout.md), by their paths in it. */
public final class OciLayout {

    private OciLayout() {}

    /**
     * Lays out what is published; what several images share is there once.
     *
     * @param names such as {@code localhost:5000/app:1}; none is allowed
     */
    public static Map<String, Content> files(Publication publication, List<String> names) {
        Map<String, Content> files = new LinkedHashMap<>();
        files.put("oci-layout", Content.of("{\"imageLayoutVersion\":\"1.0.0\"}"));
        files.put("index.json", Content.of(Json.bytes(index(publication, names))));
        files.put(path(publication.descriptor()), Content.of(publication.document()));
        for (Image image : publication.images()) {
            files.put(path(image.manifestDescriptor()), Content.of(image.manifest()));
            files.put(path(image.configDescriptor()), Content.of(image.config()));
            image.layers().forEach(layer -> files.putIfAbsent(path(layer.descriptor()), layer.content()));
        }
        return files;
    }

    /** One entry, named once: Skopeo refuses an archive of several where it is not told which to take. */
    private static ObjectNode index(Publication publication, List<String> names) {
        ObjectNode index = Json.object().put("schemaVersion", 2).put("mediaType", MediaTypes.INDEX);
        ObjectNode manifest = ImageAssembler.json(publication.descriptor());
        if (!publication.isIndex()) {
            publication.images().get(0).platform().putInto(manifest.putObject("platform"));
        }
        if (!names.isEmpty()) {
            String name = names.get(0);
            manifest.putObject("annotations")
                    .put("io.containerd.image.name", name)
                    .put("org.opencontainers.image.ref.name", name.substring(name.lastIndexOf(':') + 1));
        }
        index.putArray("manifests").add(manifest);
        return index;
    }

    /** Where a blob lies. */
    static String path(Descriptor descriptor) {
        return "blobs/" + descriptor.digest().replace(':', '/');
    }
}
