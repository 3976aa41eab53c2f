package dev.tinyimage.cache;

import dev.tinyimage.console.ParameterName;
import dev.tinyimage.console.UserError;
import java.nio.file.Path;

/** Everything this package says to users. */
final class Messages {

    private static final String OTHER_FOLDER = "ame a folder that can be written with " + ParameterName.CACHE;

    private Messages() {}

    static String damaged(Path entry) {
        return "What an earlier build has kept has been damaged since, and is made again: " + entry;
    }

    static String readOnly(Path home, Path spare) {
        return "The cache " + home + " cannot be written, so what is new goes to " + spare + ". N" + OTHER_FOLDER;
    }

    static UserError notWritable(Path home, String cause, Exception origin) {
        return UserError.cannot(
                "write to the cache " + home,
                cause,
                "Make room for it or let it be written, or n" + OTHER_FOLDER,
                origin);
    }
}
