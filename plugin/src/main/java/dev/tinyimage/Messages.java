package dev.tinyimage;

import dev.tinyimage.console.UserError;
import dev.tinyimage.webapp.Jar;

/** Everything this package says to users. */
final class Messages {

    private Messages() {}

    static UserError extraClassPath(Jar jar) {
        return UserError.cannot(
                "add to the class path of " + jar.fileName(),
                "it is started with -jar, where its manifest alone counts",
                "Remove <container><extraClasspath> (tinyimage.container.extraClasspath)");
    }
}
