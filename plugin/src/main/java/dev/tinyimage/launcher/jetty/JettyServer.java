package dev.tinyimage.launcher.jetty;

import org.eclipse.jetty.server.Server;

/** What the launchers of all generations share. */
final class JettyServer {

    /** Context parameter of the default servlet. All files of an image have the same time, so that alone tells nothing. */
    static final String ETAGS = "org.eclipse.jetty.servlet.Default.etags";

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
