package dev.tinyimage.cache;

import dev.tinyimage.console.UserError;
import java.io.IOException;
import java.nio.file.Path;

/** Everything this package says to users. */
final class Messages {

    private Messages() {}

    static UserError notWritable(Path folder, IOException cause) {
        return UserError.cannot(
                "keep what was pulled in " + folder,
                cause.getClass().getSimpleName() + " " + cause.getMessage(),
                "Set the environment variable XDG_CACHE_HOME to a folder that can be written",
                cause);
    }
}
