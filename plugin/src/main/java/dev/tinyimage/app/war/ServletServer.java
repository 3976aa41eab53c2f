package dev.tinyimage.app.war;

import dev.tinyimage.app.war.WarContents.Feature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A server of WARs.
 *
 * @param name as in the parameter {@code war.server}
 * @param api the generation of applications that it serves
 * @param version the newest one that Maven Central served in full on 2026-11-25
 * @param base the artifacts without which it does not run; all artifacts are of the same version
 * @param features those that an application needs only for what it uses
 * @param launcher class names of ours that start it, the main class first
 */
record ServletServer(
        String name,
        ServletApi api,
        String version,
        List<String> base,
        Map<Feature, String> features,
        List<String> launcher) {

    private static final String TOMCAT = "org.apache.tomcat.embed:tomcat-embed-";
    private static final String JETTY = "org.eclipse.jetty";
    private static final String LAUNCHERS = "dev.tinyimage.launcher.";

    /**
     * Tomcat 9 is Servlet 4, Tomcat 11 Servlet 6.1 (tomcat.apache.org/whichversion.html). Tomcat 10.1, Servlet 6.0, has
     * nothing that 11 has taken away from applications; whoever wants it names its version. Jetty's ee8 and ee11 are
     * Servlet 4 and 6.1 too.
     */
    private static final List<ServletServer> ALL = List.of(
            tomcat(ServletApi.JAVAX, "9.0.124"),
            tomcat(ServletApi.JAKARTA, "11.0.27"),
            jetty(ServletApi.JAVAX, "12.0.32", "ee8"),
            jetty(ServletApi.JAKARTA, "12.1.14", "ee11"));

    /** The server of that name for applications of that generation. */
    static ServletServer of(String name, ServletApi api) {
        return ALL.stream()
                .filter(server -> server.name.equals(name) && server.api == api)
                .findFirst()
                .orElseThrow(() -> Messages.unknownServer(name));
    }

    /**
     * What an application needs of it.
     *
     * @param otherVersion where the user wants another one
     * @return coordinates
     */
    List<String> artifacts(WarContents contents, Optional<String> otherVersion) {
        List<String> needed = new ArrayList<>(base);
        Arrays.stream(Feature.values())
                .filter(contents.features()::contains)
                .filter(features::containsKey)
                .map(features::get)
                .forEach(needed::add);
        return needed.stream()
                .map(artifact -> artifact + ":" + otherVersion.orElse(version))
                .toList();
    }

    /** Said to the user. */
    String text(Optional<String> otherVersion) {
        return name + " " + otherVersion.orElse(version);
    }

    private static ServletServer tomcat(ServletApi api, String version) {
        return new ServletServer(
                "tomcat",
                api,
                version,
                List.of(TOMCAT + "core"),
                Map.of(
                        Feature.PAGES, TOMCAT + "jasper",
                        Feature.EXPRESSIONS, TOMCAT + "el",
                        Feature.WEB_SOCKET, TOMCAT + "websocket"),
                List.of(LAUNCHERS + "tomcat.TomcatLauncher", LAUNCHERS + "tomcat.ServerDefaults"));
    }

    /** Its expression language comes with JSP only, as in the server; without jetty-slf4j-impl it logs nothing. */
    private static ServletServer jetty(ServletApi api, String version, String environment) {
        String group = JETTY + "." + environment;
        String artifact = "jetty-" + environment + "-";
        String main = "jetty.JettyE" + environment.substring(1) + "Launcher";
        return new ServletServer(
                "jetty",
                api,
                version,
                List.of(group + ":" + artifact + "annotations", JETTY + ":jetty-slf4j-impl"),
                Map.of(
                        Feature.PAGES, group + ":" + artifact + "apache-jsp",
                        Feature.WEB_SOCKET, group + ".websocket:" + artifact + "websocket-" + api.root + "-server"),
                List.of(LAUNCHERS + main, LAUNCHERS + "jetty.JettyServer"));
    }
}
