package dev.tinyimage.publish;

import dev.tinyimage.image.Publication;
import java.io.IOException;

/** Where images go. Failures that a user can mend are {@link dev.tinyimage.console.UserError}s. */
public interface Destination {

    /** Makes sure that something can be published here, before work is done that would be lost. */
    default void prepare() throws IOException {}

    /** Publishes all of it, or nothing under any name. */
    void publish(Publication publication) throws IOException;
}
