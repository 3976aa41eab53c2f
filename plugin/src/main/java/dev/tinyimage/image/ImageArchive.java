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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * Writes one tar file that is both an OCI layout (image-layout.md) and an archive of {@code docker save}, so that Docker,
 * Podman and Skopeo all take it. The latter can hold no index: of several images it has this machine's, or the first.
 */
public final class ImageArchive {

    private static final int BUFFER = 1 << 16;

    private ImageArchive() {}

    /**
     * Writes the archive; the file appears when it is complete.
     *
     * @param names under which it is loaded, such as {@code localhost:5000/app:1}; none is allowed
     */
    public static void write(Publication publication, List<String> names, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        try {
            writeTar(publication, names, partial);
            Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    private static void writeTar(Publication publication, List<String> names, Path file) throws IOException {
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(
                new BufferedOutputStream(Files.newOutputStream(file), BUFFER), StandardCharsets.UTF_8.name())) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            for (Map.Entry<String, Content> entry : files(publication, names).entrySet()) {
                put(tar, entry.getKey(), entry.getValue());
            }
        }
    }

    /** What readers look for first comes first. */
    private static Map<String, Content> files(Publication publication, List<String> names) {
        Map<String, Content> files = new LinkedHashMap<>();
        OciLayout.files(publication, names).forEach((path, content) -> {
            if (path.startsWith("blobs/")) {
                files.putIfAbsent("manifest.json", Content.of(Json.bytes(dockerManifest(publication, names))));
            }
            files.put(path, content);
        });
        return files;
    }

    private static ArrayNode dockerManifest(Publication publication, List<String> names) {
        Image image = publication.images().stream()
                .filter(candidate -> candidate.platform().fits(Platform.linuxHere()))
                .findFirst()
                .orElse(publication.images().get(0));
        ArrayNode images = Json.object().arrayNode();
        ObjectNode entry = images.addObject().put("Config", OciLayout.path(image.configDescriptor()));
        names.forEach(entry.putArray("RepoTags")::add);
        ArrayNode layers = entry.putArray("Layers");
        image.layers().forEach(layer -> layers.add(OciLayout.path(layer.descriptor())));
        return images;
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
