package dev.tinyimage.publish;

import dev.tinyimage.image.Layer;
import dev.tinyimage.image.Platform;
import dev.tinyimage.image.Publication;
import java.io.IOException;
import java.util.List;

/** Where images go. Failures that a user can mend are {@link dev.tinyimage.console.UserError}s. */
public interface Destination {

    /** Makes sure that something can be published here, before work is done that would be lost. */
    default void prepare() throws IOException {}

    /** Which platforms it takes of those that are asked for; the others need not be built. */
    default List<Platform> taken(List<Platform> asked) throws IOException {
        return asked;
    }

    /** Whether all of it is there already under each name, so that it need not be published. */
    default boolean has(Publication publication) {
        return false;
    }

    /**
     * Takes a layer of an image that is being built, so that its way may begin before the others are made. By that nothing is
     * published, and what fails is told by {@link #publish}.
     */
    default void offer(Layer layer) {}

    /** Publishes all of it, or nothing under any name. */
    void publish(Publication publication) throws IOException;
}
