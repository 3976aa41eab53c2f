package dev.tinyimage.launcher.jetty;

import java.util.Map;
import org.eclipse.jetty.server.Server;

/** What the launchers of all generations share. */
final class JettyServer {

    /**
     * Context parameters of the default servlet. Its answers carry ETags, for all files of an image have the same time;
     * and it lists no folders, which Tomcat does not either.
     */
    static final Map<String, String> DEFAULT_SERVLET = Map.of(
            "org.eclipse.jetty.servlet.Default.etags", "true", "org.eclipse.jetty.servlet.Default.dirAllowed", "false");

    private JettyServer() {}

    /** A server on the port in the environment's PORT, else 8080, that SIGTERM ends. */
    static Server create() {
        Server server = new Server(Integer.parseInt(System.getenv().getOrDefault("PORT", "8080")));
        server.setStopAtShutdown(true);
        return server;
    }

    /** Serves until SIGTERM, or not at all where the application does not start. */
    static void run(Server server) throws Exception {
        try {
            server.start();
        } catch (Exception e) {
            e.printStackTrace();
            System.exit(1);
        }
        server.join();
    }
}
