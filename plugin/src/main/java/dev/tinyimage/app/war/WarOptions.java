package dev.tinyimage.app.war;

import java.util.List;
import java.util.Optional;

/**
 * What the user decides about a WAR.
 *
 * @param server {@code tomcat} or {@code jetty}
 * @param serverVersion empty for the one this release was tried with
 * @param contextPath {@code /} or a path such as {@code /shop}
 * @param artifacts where the server's jars come from
 */
public record WarOptions(String server, Optional<String> serverVersion, String contextPath, Artifacts artifacts) {

    public static final WarOptions DEFAULTS = new WarOptions("tomcat", Optional.empty(), "/", coordinates -> List.of());

    /** The context path as the Servlet API writes it: empty for the root. */
    String contextName() {
        if (!contextPath.matches("/|(/[\\w.~-]+)+")) {
            throw Messages.badContextPath(contextPath);
        }
        return contextPath.equals("/") ? "" : contextPath;
    }
}
