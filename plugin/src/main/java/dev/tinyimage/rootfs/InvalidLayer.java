package dev.tinyimage.rootfs;

import java.io.IOException;

/** A layer of an image has an entry that no engine unpacks either; the message names it. */
public final class InvalidLayer extends IOException {

    private static final long serialVersionUID = 1;

    InvalidLayer(String problem) {
        super("a layer has " + problem);
    }
}
