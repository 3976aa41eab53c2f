package dev.tinyimage.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Whether a manifest may enter a repository: OCI image spec, "Image Manifest" and "Image Index". */
final class ManifestCheck {

    private static final String OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    private static final String OCI_INDEX = "application/vnd.oci.image.index.v1+json";

    /** For each media type, whether it is a list of manifests. */
    private static final Map<String, Boolean> INDEXES = Map.of(
            OCI_MANIFEST,
            false,
            OCI_INDEX,
            true,
            "application/vnd.docker.distribution.manifest.v2+json",
            false,
            "application/vnd.docker.distribution.manifest.list.v2+json",
            true);

    private final String mediaType;
    private final JsonNode manifest;

    private ManifestCheck(String mediaType, JsonNode manifest) {
        this.mediaType = mediaType;
        this.manifest = manifest;
    }

    /** The sizes of what the repository holds, by digest. */
    record Sizes(Function<String, Optional<Long>> blobs, Function<String, Optional<Long>> manifests) {}

    static ManifestCheck of(String mediaType, JsonNode manifest) {
        return new ManifestCheck(mediaType, manifest);
    }

    void against(Sizes stored) {
        checkMediaType();
        require(manifest.path("schemaVersion").asInt() == 2, "schemaVersion is not 2");
        if (INDEXES.get(mediaType)) {
            checkAll("manifests", stored.manifests());
        } else {
            check(manifest.path("config"), stored.blobs());
            checkAll("layers", stored.blobs());
        }
    }

    /** Only the OCI formats may leave out the field (OCI image spec: SHOULD; Docker's schema 2: required). */
    private void checkMediaType() {
        require(INDEXES.containsKey(mediaType), "unknown Content-Type " + mediaType);
        boolean optional = mediaType.equals(OCI_MANIFEST) || mediaType.equals(OCI_INDEX);
        String declared = manifest.path("mediaType").asText(optional ? mediaType : "");
        require(declared.equals(mediaType), "Content-Type is " + mediaType + ", but mediaType is '" + declared + "'");
    }

    private void checkAll(String field, Function<String, Optional<Long>> sizes) {
        require(manifest.path(field).isArray(), "no list of " + field);
        manifest.path(field).forEach(descriptor -> check(descriptor, sizes));
    }

    private static void check(JsonNode descriptor, Function<String, Optional<Long>> sizes) {
        String digest = descriptor.path("digest").asText();
        require(descriptor.path("mediaType").isTextual(), "a descriptor without mediaType: " + descriptor);
        require(descriptor.path("size").isIntegralNumber(), "a descriptor without size: " + descriptor);
        long size = sizes.apply(digest)
                .orElseThrow(() -> new RegistryError(400, "MANIFEST_BLOB_UNKNOWN", "not in the repository: " + digest));
        long declared = descriptor.path("size").asLong();
        require(declared == size, digest + " has " + size + " bytes, not " + declared);
    }

    private static void require(boolean fulfilled, String message) {
        if (!fulfilled) {
            throw new RegistryError(400, "MANIFEST_INVALID", message);
        }
    }
}
