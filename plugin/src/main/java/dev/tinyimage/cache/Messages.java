package dev.tinyimage.cache;

import dev.tinyimage.console.UserError;
import java.io.IOException;
import java.nio.file.Path;

/** Everything this package says to users. */
final class Messages {

    private static final String FIX = "Set the environment variable XDG_CACHE_HOME to a folder that can be written";

    private Messages() {}

    static String damaged(Path entry) {
        return "What an earlier build has kept has been damaged since, and is made again: " + entry;
    }

    static String readOnly(Path folder, Path spare) {
        return "The cache " + folder + " cannot be written, so what is new goes to " + spare + ". " + FIX;
    }

    static UserError notWritable(Path folder, IOException cause) {
        return UserError.cannot(
                "keep what was pulled in " + folder,
                cause.getClass().getSimpleName() + " " + cause.getMessage(),
                FIX,
                cause);
    }
}
