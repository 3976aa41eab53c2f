package dev.tinyimage.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Lists of images: OCI image indexes (image-index.md), Docker's manifest lists, and the index of an OCI layout. */
public final class ImageIndex {

    private static final Set<String> IMAGES =
            Set.of(MediaTypes.MANIFEST, MediaTypes.INDEX, MediaTypes.DOCKER_MANIFEST, MediaTypes.DOCKER_MANIFEST_LIST);

    /** By this, BuildKit marks what it says of an image, which it lists as another one. */
    private static final String BUILDKIT_REFERENCE = "vnd.docker.reference.type";

    private ImageIndex() {}

    /** Whether a document is a list of images, not an image; a media type in it is only recommended. */
    public static boolean isIndex(JsonNode document) {
        return document.path("manifests").isArray();
    }

    /**
     * The images for a platform, in the order of the index. Attestations, signatures and other artefacts are passed
     * over; those of the very variant come first. What says nothing of its platform counts where nothing else fits; it may be an index itself.
     */
    public static List<Descriptor> find(JsonNode index, Platform platform) {
        List<Descriptor> same = new ArrayList<>();
        List<Descriptor> fitting = new ArrayList<>();
        List<Descriptor> unknown = new ArrayList<>();
        for (JsonNode entry : index.path("manifests")) {
            if (isImage(entry)) {
                JsonNode has = entry.path("platform");
                if (has.isMissingNode()) {
                    unknown.add(descriptor(entry));
                } else if (platform(has).equals(platform)) {
                    same.add(descriptor(entry));
                } else if (platform(has).fits(platform)) {
                    fitting.add(descriptor(entry));
                }
            }
        }
        same.addAll(fitting);
        return same.isEmpty() ? unknown : same;
    }

    private static Platform platform(JsonNode json) {
        return new Platform(
                json.path("os").asText(),
                json.path("architecture").asText(),
                json.path("variant").asText());
    }

    /** All that an index lists, attestations and signatures too. */
    public static List<ObjectNode> entries(JsonNode index) {
        List<ObjectNode> entries = new ArrayList<>();
        index.path("manifests").forEach(entry -> entries.add((ObjectNode) entry));
        return entries;
    }

    /** What an index says of itself (annotations.md). */
    public static Map<String, String> annotations(JsonNode index) {
        Map<String, String> annotations = new TreeMap<>();
        index.path("annotations")
                .fields()
                .forEachRemaining(
                        said -> annotations.put(said.getKey(), said.getValue().asText()));
        return annotations;
    }

    /**
     * An index.
     *
     * @param entries as it is to have them
     * @param annotations what it says of itself
     */
    public static ObjectNode of(List<ObjectNode> entries, Map<String, String> annotations) {
        ObjectNode index = Json.object().put("schemaVersion", 2).put("mediaType", MediaTypes.INDEX);
        index.putArray("manifests").addAll(entries);
        annotations.forEach(
                (name, value) -> index.withObjectProperty("annotations").put(name, value));
        return index;
    }

    /**
     * What an index lists of an image.
     *
     * @param config tells the platform
     */
    public static ObjectNode entry(Descriptor manifest, JsonNode config) {
        ObjectNode entry = ImageAssembler.json(manifest);
        platform(config).putInto(entry.putObject("platform"));
        return entry;
    }

    /** The platform that an entry names, if it is that of an image. */
    public static Optional<Platform> platform(ObjectNode entry) {
        return isImage(entry) && entry.has("platform")
                ? Optional.of(platform(entry.path("platform")))
                : Optional.empty();
    }

    /** What a manifest or index says of a blob. */
    public static Descriptor descriptor(JsonNode json) {
        return new Descriptor(
                json.path("mediaType").asText(),
                json.path("digest").asText(),
                json.path("size").asLong());
    }

    private static boolean isImage(JsonNode entry) {
        return IMAGES.contains(entry.path("mediaType").asText())
                && !entry.has("artifactType")
                && !entry.path("annotations").has(BUILDKIT_REFERENCE);
    }
}
