package dev.tinyimage.app;

import dev.tinyimage.console.UserError;

/** The project has nothing to start. In a build of many modules that is no mistake: the others may have. */
public final class NotAnApp extends UserError {

    NotAnApp(UserError same) {
        super(same);
    }
}
