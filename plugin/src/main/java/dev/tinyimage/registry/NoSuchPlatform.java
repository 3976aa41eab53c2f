package dev.tinyimage.registry;

import dev.tinyimage.console.UserError;

/** An image does not exist for a platform. */
public final class NoSuchPlatform extends UserError {

    private static final long serialVersionUID = 1L;

    public NoSuchPlatform(UserError same) {
        super(same);
    }
}
