package dev.tinyimage.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tinyimage.base.RegistryBase;
import dev.tinyimage.cds.ArchiveFacts;
import dev.tinyimage.cds.ArchiveKind;
import dev.tinyimage.files.Sha256;
import dev.tinyimage.image.Content;
import dev.tinyimage.image.Descriptor;
import dev.tinyimage.image.Image;
import dev.tinyimage.image.ImageAssembler;
import dev.tinyimage.image.ImageIndex;
import dev.tinyimage.image.Json;
import dev.tinyimage.image.Layer;
import dev.tinyimage.image.Platform;
import dev.tinyimage.registry.Reference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An image and how it was made. The image says so itself, in an annotation of its manifest that runtimes and engines pass
 * over (annotations.md), so that it can be read from a registry as well as from the cache.
 *
 * @param recipe what it was made of
 * @param modules names of those in its runtime
 * @param archive its start-up archive
 */
public record MadeImage(Recipe recipe, Image image, List<String> modules, ArchiveFacts archive) {

    /** Name of the annotation. */
    static final String ANNOTATION = "dev.tinyimage.made";

    /** Where the bytes of layers are. */
    interface Contents {

        /** Those of a layer of the base; none where the image may not stand on that. */
        Optional<Content> base(Reference base, Descriptor layer);

        /** Those of another layer; none where they are nowhere. */
        Optional<Content> own(Descriptor layer, String diffId);
    }

    public MadeImage {
        modules = List.copyOf(modules);
    }

    /**
     * The annotation, by its name.
     *
     * @param layers of the image, lowest first
     */
    public static Map<String, String> said(
            Recipe recipe, List<String> modules, ArchiveFacts archive, List<Layer> layers) {
        return Map.of(ANNOTATION, annotation(recipe, modules, archive, layers));
    }

    private static String annotation(Recipe recipe, List<String> modules, ArchiveFacts archive, List<Layer> layers) {
        ObjectNode json = Json.object().put("recipe", recipe.key());
        modules.forEach(json.putArray("modules")::add);
        json.putObject("archive")
                .put("kind", archive.kind().name())
                .put("path", archive.path())
                .put("reason", archive.reason());
        layers.forEach(layer -> json.withArrayProperty("layers")
                .addObject()
                .put("name", layer.name())
                .put("unpackedSize", layer.unpackedSize()));
        return new String(Json.bytes(json), StandardCharsets.UTF_8);
    }

    private static Optional<ObjectNode> annotation(JsonNode manifest) throws IOException {
        String said = manifest.path("annotations").path(ANNOTATION).asText();
        return said.isEmpty() ? Optional.empty() : Optional.of(Json.read(said.getBytes(StandardCharsets.UTF_8)));
    }

    /** By what recipe an image says that it was made. */
    static Optional<Recipe> recipe(JsonNode manifest) throws IOException {
        return annotation(manifest).map(made -> new Recipe(made.path("recipe").asText()));
    }

    private static Reference base(JsonNode manifest) {
        JsonNode said = manifest.path("annotations");
        return Reference.parse(said.path(ImageAssembler.BASE_NAME).asText(), ImageAssembler.BASE_NAME)
                .withDigest(said.path(ImageAssembler.BASE_DIGEST).asText());
    }

    /**
     * Reads what was made; none where the documents do not say so, or one of the layers is nowhere.
     *
     * @throws IOException if they do not fit each other
     */
    static Optional<MadeImage> read(byte[] manifest, byte[] config, Platform platform, Contents contents)
            throws IOException {
        ObjectNode document = Json.read(manifest);
        Optional<ObjectNode> annotation = annotation(document);
        if (annotation.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode made = annotation.get();
        JsonNode diffIds = Json.read(config).path("rootfs").path("diff_ids");
        int count = document.path("layers").size();
        check(made.path("layers"), document.path("layers"), diffIds);
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            JsonNode facts = made.path("layers").path(i);
            String name = facts.path("name").asText();
            Descriptor descriptor =
                    ImageIndex.descriptor(document.path("layers").path(i));
            String diffId = diffIds.path(i).asText();
            Optional<Content> content = name.equals(RegistryBase.LAYER)
                    ? contents.base(base(document), descriptor)
                    : contents.own(descriptor, diffId);
            if (content.isEmpty()) {
                return Optional.empty();
            }
            layers.add(new Layer(
                    name, descriptor, diffId, facts.path("unpackedSize").asLong(), content.get()));
        }
        JsonNode archive = made.path("archive");
        return Optional.of(new MadeImage(
                new Recipe(made.path("recipe").asText()),
                Image.of(platform, document, config, layers),
                Json.texts(made.path("modules")),
                new ArchiveFacts(
                        kind(archive.path("kind").asText()),
                        archive.path("path").asText(),
                        archive.path("reason").asText())));
    }

    /** Digests become names of files in the cache. */
    private static void check(JsonNode facts, JsonNode layers, JsonNode diffIds) throws IOException {
        boolean each = facts.size() == layers.size() && diffIds.size() == layers.size();
        for (int i = 0; each && i < layers.size(); i++) {
            each = facts.path(i).path("name").isTextual()
                    && Sha256.isDigest(layers.path(i).path("digest").asText())
                    && Sha256.isDigest(diffIds.path(i).asText());
        }
        if (!each) {
            throw new IOException("what it says of its layers does not fit them");
        }
    }

    private static ArchiveKind kind(String name) throws IOException {
        return Stream.of(ArchiveKind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IOException("it has a start-up archive of an unknown kind"));
    }

    /**
     * The same with other code of the application's own. None where that may need another archive: one of the application
     * belongs to all layers of its image, and by its size it is chosen.
     *
     * @param own the layer of that code
     * @param asked the kind of archive that was asked for
     */
    Optional<MadeImage> with(Layer own, ArchiveKind asked) throws IOException {
        boolean same =
                image.layers().stream().anyMatch(layer -> layer.descriptor().equals(own.descriptor()));
        if (same) {
            return Optional.of(this);
        }
        if (archive.kind() == ArchiveKind.APP || asked == ArchiveKind.AUTO || !hasLayer(own.name())) {
            return Optional.empty();
        }
        Image other = image.with(own);
        ObjectNode manifest = Json.read(other.manifest());
        ((ObjectNode) manifest.path("annotations"))
                .put(ANNOTATION, annotation(recipe, modules, archive, other.layers()));
        return Optional.of(new MadeImage(
                recipe, Image.of(image.platform(), manifest, other.config(), other.layers()), modules, archive));
    }

    private boolean hasLayer(String name) {
        return image.layers().stream().anyMatch(layer -> layer.name().equals(name));
    }
}
