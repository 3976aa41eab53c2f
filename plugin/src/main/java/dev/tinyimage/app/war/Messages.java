package dev.tinyimage.app.war;

import dev.tinyimage.console.ParameterName;
import dev.tinyimage.console.UserError;
import java.io.IOException;
import java.nio.file.Path;

/** Everything this package says to users. */
final class Messages {

    private Messages() {}

    static UserError unknownServer(String name) {
        return UserError.cannot(
                "serve the WAR with '" + name + "'",
                "there are tomcat and jetty",
                "Correct " + ParameterName.WAR_SERVER);
    }

    static UserError badContextPath(String path) {
        return UserError.cannot(
                "serve the WAR under '" + path + "'",
                "expected / or a path such as /shop",
                "Correct " + ParameterName.WAR_CONTEXT_PATH);
    }

    static UserError unreadable(Path file, IOException cause) {
        return UserError.cannot(
                "read " + file, cause.getMessage(), "Build it again, or delete it from the local repository", cause);
    }
}
