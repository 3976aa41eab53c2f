package dev.tinyimage.recipe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tinyimage.base.RegistryBase;
import dev.tinyimage.cache.Cache;
import dev.tinyimage.console.Console;
import dev.tinyimage.image.Content;
import dev.tinyimage.image.Descriptor;
import dev.tinyimage.image.Image;
import dev.tinyimage.image.Json;
import dev.tinyimage.image.LayerWriter;
import dev.tinyimage.image.Platform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Images by the recipes that they were made by.
 *
 * @param writer knows which layers are kept
 */
public record MadeImages(Cache cache, LayerWriter writer, Console console) {

    private static final String KIND = "images";

    /** The image that was made by a recipe last, if all of it is here; what was said of it is said again. */
    public Optional<MadeImage> find(Recipe recipe, Platform platform) throws IOException {
        Optional<String> kept = cache.find(KIND, recipe.key());
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode json = Json.read(kept.get().getBytes(StandardCharsets.UTF_8));
        Optional<MadeImage> made = MadeImage.read(
                json.path("manifest").asText().getBytes(StandardCharsets.UTF_8),
                json.path("config").asText().getBytes(StandardCharsets.UTF_8),
                platform,
                this::content);
        if (made.isPresent()) {
            Json.texts(json.path("warnings")).forEach(console::warn);
        }
        return made;
    }

    private Optional<Content> content(String name, Descriptor layer, String diffId) throws IOException {
        return name.equals(RegistryBase.LAYER) ? RegistryBase.kept(layer, cache) : writer.kept(layer, diffId);
    }

    /**
     * Keeps what was made, if it says by which recipe.
     *
     * @param warnings what users were told then
     */
    public void keep(Image image, List<String> warnings) throws IOException {
        Optional<Recipe> recipe = MadeImage.recipe(Json.read(image.manifest()));
        if (recipe.isEmpty()) {
            return;
        }
        ObjectNode json = Json.object()
                .put("manifest", new String(image.manifest(), StandardCharsets.UTF_8))
                .put("config", new String(image.config(), StandardCharsets.UTF_8));
        warnings.forEach(json.putArray("warnings")::add);
        cache.replace(KIND, recipe.get().key(), new String(Json.bytes(json), StandardCharsets.UTF_8));
    }
}
