package dev.tinyimage.base;

import dev.tinyimage.console.UserError;

/** There is no network, and no build has pulled an image for a platform. */
public final class NotPulledYet extends UserError {

    private static final long serialVersionUID = 1L;

    NotPulledYet(UserError same) {
        super(same);
    }
}
