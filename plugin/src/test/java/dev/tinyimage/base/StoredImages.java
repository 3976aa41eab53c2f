package dev.tinyimage.base;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.luben.zstd.Zstd;
import dev.tinyimage.image.Json;
import dev.tinyimage.image.LayerFormat;
import dev.tinyimage.testkit.Digests;
import dev.tinyimage.testkit.InProcessRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Small images of every kind that registries hold, written field by field since no builder makes them all. */
final class StoredImages {

    static final String OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    static final String OCI_INDEX = "application/vnd.oci.image.index.v1+json";
    static final String DOCKER_MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";
    static final String DOCKER_LIST = "application/vnd.docker.distribution.manifest.list.v2+json";

    /** Where the parts go. */
    interface Store {
        void blob(byte[] content);

        void manifest(byte[] content);
    }

    private final Store store;

    StoredImages(Store store) {
        this.store = store;
    }

    /** They go into a repository of a registry, the last manifest under the tag 1. */
    StoredImages(InProcessRegistry registry, String repository) {
        this(new Store() {
            @Override
            public void blob(byte[] content) {
                registry.putBlob(repository, content);
            }

            @Override
            public void manifest(byte[] content) {
                registry.putManifest(repository, "1", content);
            }
        });
    }

    /** A layer of one file, under the media type that its format has or any other. */
    ObjectNode layer(LayerFormat format, String mediaType) {
        byte[] content = pack(format, tar());
        store.blob(content);
        return descriptor(mediaType, content);
    }

    /** An image; its config says what it is for, and whatever else. */
    ObjectNode image(String mediaType, String config, ObjectNode... layers) {
        ObjectNode full = read(config);
        full.putObject("rootfs").put("type", "layers");
        ObjectNode manifest = Json.object().put("schemaVersion", 2).put("mediaType", mediaType);
        manifest.putArray("layers");
        for (ObjectNode layer : layers) {
            full.withObject("/rootfs").withArrayProperty("diff_ids").add(Digests.sha256(tar()));
            manifest.withArrayProperty("layers").add(layer);
        }
        byte[] bytes = Json.bytes(full);
        store.blob(bytes);
        manifest.set("config", descriptor("application/vnd.oci.image.config.v1+json", bytes));
        return stored(mediaType, manifest);
    }

    /** A list of images. */
    ObjectNode index(String mediaType, ObjectNode... images) {
        ObjectNode index = Json.object().put("schemaVersion", 2).put("mediaType", mediaType);
        for (ObjectNode image : images) {
            index.withArrayProperty("manifests").add(image);
        }
        return stored(mediaType, index);
    }

    /** A descriptor with more fields, as JSON without braces. */
    static ObjectNode with(ObjectNode descriptor, String fields) {
        ObjectNode both = descriptor.deepCopy();
        both.setAll(read("{" + fields + "}"));
        return both;
    }

    static ObjectNode on(ObjectNode descriptor, String os, String architecture) {
        return with(descriptor, "\"platform\":{\"os\":\"" + os + "\",\"architecture\":\"" + architecture + "\"}");
    }

    private ObjectNode stored(String mediaType, ObjectNode manifest) {
        byte[] bytes = Json.bytes(manifest);
        store.manifest(bytes);
        return descriptor(mediaType, bytes);
    }

    private static ObjectNode descriptor(String mediaType, byte[] content) {
        return Json.object()
                .put("mediaType", mediaType)
                .put("digest", Digests.sha256(content))
                .put("size", content.length);
    }

    private static ObjectNode read(String json) {
        try {
            return Json.read(json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] tar() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            TarArchiveEntry entry = new TarArchiveEntry("./etc/");
            entry.setModTime(0);
            tar.putArchiveEntry(entry);
            tar.closeArchiveEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] pack(LayerFormat format, byte[] tar) {
        return switch (format) {
            case TAR -> tar;
            case ZSTD -> Zstd.compress(tar);
            case GZIP -> {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                try (OutputStream gzip = new GZIPOutputStream(bytes)) {
                    gzip.write(tar);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                yield bytes.toByteArray();
            }
        };
    }
}
