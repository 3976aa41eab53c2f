package dev.tinyimage.run;

import java.io.IOException;

/** A way to start an image on this machine. */
interface Runner {

    /** What it is called in the parameter {@code check.runner}. */
    String name();

    /**
     * Starts the image.
     *
     * @throws NotHere if this machine does not let it, whatever the image
     */
    Running start(RunRequest request) throws IOException;
}
