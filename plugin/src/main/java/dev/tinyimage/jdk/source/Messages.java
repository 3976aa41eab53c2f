package dev.tinyimage.jdk.source;

import dev.tinyimage.console.UserError;
import java.nio.file.Path;

/** Everything this package says to users. */
final class Messages {

    private static final String OTHER_JDK = "name another with <runtime><jdk> (tinyimage.runtime.jdk)";

    private Messages() {}

    static UserError noJmods(Path home) {
        return UserError.cannot(
                "link a runtime from the JDK in " + home,
                "it has no jmods and cannot link from its own run-time image",
                "Install its jmods package, or " + OTHER_JDK);
    }

    static UserError fileLacks(Path home, String file) {
        return UserError.cannot(
                "make the jmods of the JDK in " + home,
                "it lacks its file " + file,
                "Take the whole JDK, or " + OTHER_JDK);
    }
}
