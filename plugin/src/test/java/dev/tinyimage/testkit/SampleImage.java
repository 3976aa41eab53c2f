package dev.tinyimage.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** A valid OCI image of one layer, to try the helpers with. */
record SampleImage(byte[] layer, byte[] config) {

    static final String MEDIA_TYPE = "application/vnd.oci.image.manifest.v1+json";

    /** An image of executable files, by path. */
    static SampleImage of(Map<String, byte[]> files) throws IOException {
        byte[] tar = tar(files);
        String config = """
                {"architecture": "amd64", "os": "linux", "config": {},
                 "rootfs": {"type": "layers", "diff_ids": ["%s"]}}""".formatted(Digests.sha256(tar));
        return new SampleImage(gzip(tar), bytes(config));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(content);
        }
        return compressed.toByteArray();
    }

    private static byte[] tar(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
                entry.setMode(0755);
                entry.setSize(file.getValue().length);
                tar.putArchiveEntry(entry);
                tar.write(file.getValue());
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }

    byte[] manifest() {
        return bytes("""
                {"schemaVersion": 2, "mediaType": "%s", "config": %s, "layers": [%s]}""".formatted(
                        MEDIA_TYPE,
                        descriptor("application/vnd.oci.image.config.v1+json", config),
                        descriptor("application/vnd.oci.image.layer.v1.tar+gzip", layer)));
    }

    static String descriptor(String mediaType, byte[] content) {
        return """
                {"mediaType": "%s", "digest": "%s", "size": %d}""".formatted(mediaType, Digests.sha256(content), content.length);
    }

    void putInto(InProcessRegistry registry, String repository, String tag) {
        registry.putBlob(repository, config);
        registry.putBlob(repository, layer);
        registry.putManifest(repository, tag, manifest());
    }

    /** OCI image spec, "Image Layout". */
    void writeLayout(Path folder) throws IOException {
        Path blobs = Files.createDirectories(folder.resolve("blobs/sha256"));
        for (byte[] blob : new byte[][] {layer, config, manifest()}) {
            Files.write(blobs.resolve(Digests.sha256(blob).substring("sha256:".length())), blob);
        }
        Files.writeString(folder.resolve("oci-layout"), "{\"imageLayoutVersion\": \"1.0.0\"}");
        Files.writeString(
                folder.resolve("index.json"),
                "{\"schemaVersion\": 2, \"manifests\": [" + descriptor(MEDIA_TYPE, manifest()) + "]}");
    }
}
