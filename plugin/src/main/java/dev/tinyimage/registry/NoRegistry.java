package dev.tinyimage.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tinyimage.image.Descriptor;
import dev.tinyimage.image.Layer;
import dev.tinyimage.image.Platform;
import dev.tinyimage.image.Publication;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What there is without a network. */
public final class NoRegistry implements Registry {

    @Override
    public void checkAccess(Reference target) {
        throw Messages.offline("push to " + target);
    }

    @Override
    public void offer(Layer layer, Reference target) {
        throw Messages.offline("push to " + target);
    }

    @Override
    public void push(Publication publication, List<Reference> targets) {
        throw Messages.offline("push to " + targets.get(0));
    }

    @Override
    public Optional<String> digest(Reference reference) {
        throw Messages.offline("look at " + reference);
    }

    @Override
    public Optional<String> pulledDigest(Reference reference) {
        throw Messages.offline("look at " + reference);
    }

    @Override
    public Optional<Documents> documents(Reference reference, Platform platform) {
        throw Messages.offline("pull " + reference);
    }

    @Override
    public ObjectNode index(Reference reference) {
        throw Messages.offline("look at " + reference);
    }

    @Override
    public Pulled pull(Reference reference, Platform platform) {
        throw Messages.offline("pull " + reference);
    }

    @Override
    public void download(Reference reference, Descriptor blob, Path file) {
        throw Messages.offline("pull " + reference);
    }

    @Override
    public boolean isOffline() {
        return true;
    }

    @Override
    public void close() {}
}
