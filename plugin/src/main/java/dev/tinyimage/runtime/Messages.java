package dev.tinyimage.runtime;

import dev.tinyimage.console.UserError;
import dev.tinyimage.jdk.Jdk;

/** Everything this package says to users. */
final class Messages {

    private Messages() {}

    static UserError jlinkFailed(Jdk jdk, String complaint) {
        return UserError.cannot(
                "link a runtime from the " + jdk,
                complaint,
                "Use an unmodified JDK, or name another with <runtime><jdk> (tinyimage.runtime.jdk)");
    }
}
