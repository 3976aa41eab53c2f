package dev.tinyimage.registry;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import com.google.cloud.tools.jib.image.json.ManifestTemplate;
import dev.tinyimage.image.Descriptor;
import java.nio.charset.StandardCharsets;

/** Hands a manifest to Jib byte for byte: it would write a model of its own otherwise, with another digest. */
record RawManifest(String json, String mediaType) implements ManifestTemplate {

    static RawManifest of(byte[] document, Descriptor descriptor) {
        return new RawManifest(new String(document, StandardCharsets.UTF_8), descriptor.mediaType());
    }

    @JsonValue
    @JsonRawValue
    @Override
    public String json() {
        return json;
    }

    @Override
    public int getSchemaVersion() {
        return 2;
    }

    @Override
    public String getManifestMediaType() {
        return mediaType;
    }
}
