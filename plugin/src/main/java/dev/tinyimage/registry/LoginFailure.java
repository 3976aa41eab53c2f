package dev.tinyimage.registry;

import java.io.IOException;

/** A registry that gives no leave to whoever asks. */
final class LoginFailure extends IOException {

    private static final long serialVersionUID = 1L;

    LoginFailure(IOException cause) {
        super(cause.getMessage(), cause);
    }
}
