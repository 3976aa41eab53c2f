package dev.tinyimage.launcher.jetty;

import org.eclipse.jetty.ee11.webapp.WebAppContext;
import org.eclipse.jetty.server.Server;

/** Serves an exploded WAR with an embedded Jetty of Jakarta EE 11. Runs in the image, not in the build. */
public final class JettyEe11Launcher {

    private JettyEe11Launcher() {}

    /**
     * Serves until SIGTERM.
     *
     * @param arguments the folder of the WAR, and the context path, which is empty for the root
     */
    public static void main(String[] arguments) throws Exception {
        WebAppContext context = new WebAppContext();
        context.setWar(arguments[0]);
        context.setContextPath(arguments[1].isEmpty() ? "/" : arguments[1]);
        JettyServer.DEFAULT_SERVLET.forEach(context::setInitParameter);
        context.setThrowUnavailableOnStartupException(true);
        Server server = JettyServer.create();
        server.setHandler(context);
        JettyServer.run(server);
    }
}
