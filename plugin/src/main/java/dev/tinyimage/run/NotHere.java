package dev.tinyimage.run;

import java.io.IOException;

/** Why an image cannot be started on this machine, or not in this way. */
public final class NotHere extends IOException {

    NotHere(String reason) {
        super(reason);
    }
}
