package dev.tinyimage.image;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * Writes one tar file that is both an OCI layout (image-layout.md) and an archive of {@code docker save}, so that Docker,
 * Podman and Skopeo all take it.
 */
public final class ImageArchive {

    private static final int BUFFER = 1 << 16;

    private ImageArchive() {}

    /**
     * Writes the archive; the file appears when it is complete.
     *
     * @param names under which it is loaded, such as {@code localhost:5000/app:1}; none is allowed
     */
    public static void write(Image image, List<String> names, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(
                new BufferedOutputStream(Files.newOutputStream(partial), BUFFER), StandardCharsets.UTF_8.name())) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            put(tar, "oci-layout", Content.of("{\"imageLayoutVersion\":\"1.0.0\"}"));
            put(tar, "index.json", Content.of(Json.bytes(index(image, names))));
            put(tar, "manifest.json", Content.of(Json.bytes(dockerManifest(image, names))));
            put(tar, blob(image.manifestDescriptor()), Content.of(image.manifest()));
            put(tar, blob(image.configDescriptor()), Content.of(image.config()));
            Set<String> written = new HashSet<>();
            for (Layer layer : image.layers()) {
                if (written.add(layer.descriptor().digest())) {
                    put(tar, blob(layer.descriptor()), layer.content());
                }
            }
        }
        Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /** One manifest, named once: Skopeo refuses an archive of several where it is not told which to take. */
    private static ObjectNode index(Image image, List<String> names) {
        ObjectNode index = Json.object().put("schemaVersion", 2).put("mediaType", MediaTypes.INDEX);
        ObjectNode manifest = ImageAssembler.json(image.manifestDescriptor());
        manifest.putObject("platform")
                .put("architecture", image.platform().architecture())
                .put("os", image.platform().os());
        if (!names.isEmpty()) {
            String name = names.get(0);
            manifest.putObject("annotations")
                    .put("io.containerd.image.name", name)
                    .put("org.opencontainers.image.ref.name", name.substring(name.lastIndexOf(':') + 1));
        }
        index.putArray("manifests").add(manifest);
        return index;
    }

    private static ArrayNode dockerManifest(Image image, List<String> names) {
        ArrayNode images = Json.object().arrayNode();
        ObjectNode entry = images.addObject().put("Config", blob(image.configDescriptor()));
        names.forEach(entry.putArray("RepoTags")::add);
        ArrayNode layers = entry.putArray("Layers");
        image.layers().forEach(layer -> layers.add(blob(layer.descriptor())));
        return images;
    }

    private static String blob(Descriptor descriptor) {
        return "blobs/" + descriptor.digest().replace(':', '/');
    }

    private static void put(TarArchiveOutputStream tar, String name, Content content) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(content.size());
        entry.setModTime(0);
        tar.putArchiveEntry(entry);
        try (InputStream in = content.open()) {
            in.transferTo(tar);
        }
        tar.closeArchiveEntry();
    }
}
