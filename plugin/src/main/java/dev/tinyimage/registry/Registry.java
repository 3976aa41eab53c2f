package dev.tinyimage.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tinyimage.image.Descriptor;
import dev.tinyimage.image.Layer;
import dev.tinyimage.image.Platform;
import dev.tinyimage.image.Publication;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where images are pulled from and pushed to. All failures are {@link dev.tinyimage.console.UserError}s. */
public interface Registry extends AutoCloseable {

    /**
     * An image as a registry describes it.
     *
     * @param digest of what the reference names, be it an image or an index of several
     * @param config its configuration
     * @param layers lowest first
     */
    record Pulled(String digest, ObjectNode config, List<Descriptor> layers) {}

    /**
     * An image's documents byte for byte, each of the digest by which it was asked for.
     *
     * @param manifest names layers by digest, and has what is said of them and of the image
     * @param config has the layers' diff IDs
     */
    record Documents(byte[] manifest, byte[] config) {}

    /** Makes sure that the registry answers and takes the credentials, before work is done that would be lost. */
    void checkAccess(Reference target);

    /**
     * Begins to push a layer of an image that is to be pushed; nothing has a name by that, and a failure is that of the
     * push.
     *
     * @param target in the repository that the image is pushed to
     */
    void offer(Layer layer, Reference target);

    /**
     * Pushes an image or an index of several: blobs first, then the manifests that an index names, by their digests, then
     * the one document under each reference, so that nothing half-pushed has a name.
     *
     * @param targets references in one repository
     */
    void push(Publication publication, List<Reference> targets);

    /**
     * The digest that a tag stands for now, asked of the registry that images are pushed to, without what it names; that
     * of a digest is itself, if it is there. None where there is no such image, be it that there is no repository yet.
     */
    Optional<String> digest(Reference reference);

    /** The same of what is to be pulled, asked of the registry or mirror that it would come from. */
    Optional<String> pulledDigest(Reference reference);

    /**
     * The documents of an image for a platform, behind an index or not. None where there is no image of this name, or none
     * for the platform.
     */
    Optional<Documents> documents(Reference reference, Platform platform);

    /** An index that is in a registry, with all that it says; of an image, an index that lists it and says no more. */
    ObjectNode index(Reference reference);

    /** Finds the image for a platform, behind an index or not. */
    Pulled pull(Reference reference, Platform platform);

    /** Downloads a blob into a new file and checks its digest. */
    void download(Reference reference, Descriptor blob, Path file);

    /** Whether there is no network, and only what has been pulled before can be had. */
    boolean isOffline();

    @Override
    void close();
}
