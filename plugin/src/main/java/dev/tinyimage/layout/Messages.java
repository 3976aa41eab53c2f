package dev.tinyimage.layout;

import dev.tinyimage.app.Jar;
import dev.tinyimage.console.Console;
import dev.tinyimage.console.ParameterName;
import dev.tinyimage.console.UserError;
import java.util.SortedMap;

/** Everything this package says to users. */
final class Messages {

    private Messages() {}

    /** @param saved bytes by names of jars */
    static String leftOut(SortedMap<String, Long> saved) {
        long bytes = saved.values().stream().mapToLong(Long::longValue).sum();
        return "Left out native libraries for other systems: " + Console.megabytes(bytes) + " of "
                + String.join(", ", saved.keySet());
    }

    static UserError extraClassPath(Jar jar) {
        return UserError.cannot(
                "add to the class path of " + jar.fileName(),
                "it is started with -jar, where its manifest alone counts",
                "Remove " + ParameterName.CONTAINER_EXTRA_CLASSPATH);
    }
}
