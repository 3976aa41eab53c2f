package dev.tinyimage.scan;

import dev.tinyimage.app.Jar;
import dev.tinyimage.console.UserError;
import java.io.IOException;

/** Everything this package says to users. */
final class Messages {

    private Messages() {}

    static UserError unreadableJar(Jar jar, IOException cause) {
        return UserError.cannot(
                "read the classes of " + jar.file(),
                cause.getMessage(),
                "Build it again, or delete it from the local repository",
                cause);
    }
}
