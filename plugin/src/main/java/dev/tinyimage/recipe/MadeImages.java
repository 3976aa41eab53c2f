package dev.tinyimage.recipe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tinyimage.base.RegistryBase;
import dev.tinyimage.cache.Cache;
import dev.tinyimage.cds.ArchiveKind;
import dev.tinyimage.console.Console;
import dev.tinyimage.console.UserError;
import dev.tinyimage.image.Content;
import dev.tinyimage.image.Descriptor;
import dev.tinyimage.image.DigestStream;
import dev.tinyimage.image.Image;
import dev.tinyimage.image.Json;
import dev.tinyimage.image.Layer;
import dev.tinyimage.image.LayerWriter;
import dev.tinyimage.image.Platform;
import dev.tinyimage.registry.Reference;
import dev.tinyimage.registry.Registry;
import dev.tinyimage.registry.Registry.Documents;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Images by the recipes that they were made by: those of this machine, and of others that have pushed theirs. Whoever may
 * push to a repository of {@link FormerImages} decides what is taken from there, as it decides what is pulled from there.
 *
 * @param bases where bases are pulled from
 * @param known the bases that an image may stand on, by digest: what an image of elsewhere names is asked for nothing
 * @param former where else to look; empty for nowhere
 * @param writer knows which layers are kept
 */
public record MadeImages(
        Registry bases,
        List<Reference> known,
        Optional<FormerImages> former,
        Cache cache,
        LayerWriter writer,
        Console console) {

    private static final String KIND = "images";

    /** The layer of own code that an image is to have, written when it is asked for. */
    public interface Own {

        Layer layer() throws IOException;
    }

    /**
     * The image that was made by a recipe last, with this own code; of one that was made here, what was said then is said
     * again.
     *
     * @param asked the archive that it is to have
     */
    public Optional<MadeImage> find(Recipe recipe, Own own, ArchiveKind asked, Platform platform) throws IOException {
        Optional<MadeImage> kept = kept(recipe, own, asked, platform);
        return kept.isPresent() ? kept : pulled(recipe, own, asked, platform);
    }

    private Optional<MadeImage> kept(Recipe recipe, Own own, ArchiveKind asked, Platform platform) throws IOException {
        Optional<String> kept = cache.find(KIND, recipe.key());
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode json = Json.read(kept.get().getBytes(StandardCharsets.UTF_8));
        Optional<Reference> from = Optional.of(json.path("from").asText())
                .filter(name -> !name.isEmpty())
                .map(name -> Reference.parse(name, KIND))
                .filter(name -> former.isPresent() && former.get().names().contains(name));
        byte[] manifest = json.path("manifest").asText().getBytes(StandardCharsets.UTF_8);
        byte[] config = json.path("config").asText().getBytes(StandardCharsets.UTF_8);
        Optional<MadeImage> here = MadeImage.read(manifest, config, platform, contents(Optional.empty()));
        Optional<MadeImage> made = here.isEmpty() && from.isPresent() && isStillThere(from.get(), manifest)
                ? MadeImage.read(manifest, config, platform, contents(from))
                : here;
        Optional<MadeImage> fitting = with(own, asked, made);
        if (fitting.isPresent()) {
            Json.texts(json.path("warnings")).forEach(console::warn);
        }
        return fitting;
    }

    /** Layers that are nowhere but in a registry are asked for when it is too late to make them. */
    private boolean isStillThere(Reference from, byte[] manifest) {
        Reference image = from.withDigest(DigestStream.digest(manifest));
        try {
            return former.isPresent()
                    && former.get().registry().pulledDigest(image).isPresent();
        } catch (UserError e) {
            console.debug(Messages.cannotLook(image, e.getMessage()));
            return false;
        }
    }

    private static Optional<MadeImage> with(Own own, ArchiveKind asked, Optional<MadeImage> made) throws IOException {
        return made.isPresent() ? made.get().with(own.layer(), asked) : made;
    }

    private Optional<MadeImage> pulled(Recipe recipe, Own own, ArchiveKind asked, Platform platform)
            throws IOException {
        for (Reference name : former.map(FormerImages::names).orElse(List.of())) {
            Optional<MadeImage> made = pulled(name, recipe, platform);
            Optional<MadeImage> fitting = with(own, asked, made);
            if (fitting.isPresent()) {
                console.info(Messages.takenFrom(name));
                keep(made.get().image(), Optional.of(name), List.of());
                return fitting;
            }
        }
        return Optional.empty();
    }

    /** What cannot be looked at, or makes no sense, is not there: it would only have saved time. */
    private Optional<MadeImage> pulled(Reference name, Recipe recipe, Platform platform) {
        try {
            Optional<Documents> documents = former.get().registry().documents(name, platform);
            Optional<MadeImage> made = documents.isPresent() && isOf(recipe, documents.get())
                    ? MadeImage.read(
                            documents.get().manifest(), documents.get().config(), platform, contents(Optional.of(name)))
                    : Optional.empty();
            if (made.isEmpty()) {
                console.debug(Messages.madeOtherwise(name));
            }
            return made;
        } catch (UserError | IOException | IllegalArgumentException e) {
            console.debug(Messages.cannotLook(name, e.getMessage()));
            return Optional.empty();
        }
    }

    /** Looked at first: what images of other plugins, or other versions of this one, say besides may be anything. */
    private static boolean isOf(Recipe recipe, Documents documents) throws IOException {
        return MadeImage.recipe(Json.read(documents.manifest())).equals(Optional.of(recipe));
    }

    /** Layers of a base come from where it is, all others from here or from where the image is. */
    private MadeImage.Contents contents(Optional<Reference> from) {
        return new MadeImage.Contents() {
            @Override
            public Optional<Content> base(Reference base, Descriptor layer) {
                return known.contains(base)
                        ? Optional.of(RegistryBase.content(base, layer, bases, cache))
                        : Optional.empty();
            }

            @Override
            public Optional<Content> own(Descriptor layer, String diffId) {
                Optional<Content> here = writer.kept(layer, diffId);
                return here.isPresent() || from.isEmpty()
                        ? here
                        : Optional.of(RegistryBase.content(
                                from.get(), layer, former.get().registry(), cache));
            }
        };
    }

    /**
     * Keeps what was made, if it says by which recipe.
     *
     * @param warnings what users were told then
     */
    public void keep(Image image, List<String> warnings) throws IOException {
        keep(image, Optional.empty(), warnings);
    }

    private void keep(Image image, Optional<Reference> from, List<String> warnings) throws IOException {
        Optional<Recipe> recipe = MadeImage.recipe(Json.read(image.manifest()));
        if (recipe.isEmpty()) {
            return;
        }
        ObjectNode json = Json.object()
                .put("manifest", new String(image.manifest(), StandardCharsets.UTF_8))
                .put("config", new String(image.config(), StandardCharsets.UTF_8))
                .put("from", from.map(Reference::toString).orElse(""));
        warnings.forEach(json.putArray("warnings")::add);
        cache.replace(KIND, recipe.get().key(), new String(Json.bytes(json), StandardCharsets.UTF_8));
    }
}
