package dev.tinyimage.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tinyimage.console.Console;
import dev.tinyimage.console.UserError;
import dev.tinyimage.image.Descriptor;
import dev.tinyimage.image.Layer;
import dev.tinyimage.image.Platform;
import dev.tinyimage.image.Publication;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/** Pulls from the first mirror that has an image, and from its own registry where none has it. */
public final class MirroredRegistry implements Registry {

    private final Registry origin;
    private final Registry copies;
    private final Mirrors mirrors;
    private final Console console;

    /** Mirrors that have failed; the layers of an image come from where its manifest came from. */
    private final Set<Reference> failed = ConcurrentHashMap.newKeySet();

    /**
     * A way to registries and their mirrors.
     *
     * @param copies a way to the mirrors; the login that the user names for the registry itself is not for them
     */
    public MirroredRegistry(Registry origin, Registry copies, Mirrors mirrors, Console console) {
        this.origin = origin;
        this.copies = copies;
        this.mirrors = mirrors;
        this.console = console;
    }

    @Override
    public void checkAccess(Reference target) {
        origin.checkAccess(target);
    }

    @Override
    public void offer(Layer layer, Reference target) {
        origin.offer(layer, target);
    }

    @Override
    public void push(Publication publication, List<Reference> targets) {
        origin.push(publication, targets);
    }

    @Override
    public Optional<String> digest(Reference reference) {
        return origin.digest(reference);
    }

    @Override
    public Optional<String> pulledDigest(Reference reference) {
        return fromFirst(reference, (registry, place) -> registry.pulledDigest(place));
    }

    @Override
    public Optional<Documents> documents(Reference reference, Platform platform) {
        return fromFirst(reference, (registry, place) -> registry.documents(place, platform));
    }

    @Override
    public ObjectNode index(Reference reference) {
        return origin.index(reference);
    }

    @Override
    public Pulled pull(Reference reference, Platform platform) {
        return fromFirst(reference, (registry, place) -> registry.pull(place, platform));
    }

    @Override
    public void download(Reference reference, Descriptor blob, Path file) {
        fromFirst(reference, (registry, place) -> {
            registry.download(place, blob, file);
            return file;
        });
    }

    private <T> T fromFirst(Reference reference, BiFunction<Registry, Reference, T> exchange) {
        for (Reference mirror : mirrors.of(reference)) {
            if (!failed.contains(mirror)) {
                try {
                    return exchange.apply(copies, mirror);
                } catch (UserError e) {
                    failed.add(mirror);
                    console.info("Not from the mirror " + mirror.registry() + ": " + e.getMessage());
                }
            }
        }
        return exchange.apply(origin, reference);
    }

    @Override
    public boolean isOffline() {
        return origin.isOffline();
    }

    @Override
    public void close() {
        origin.close();
        copies.close();
    }
}
