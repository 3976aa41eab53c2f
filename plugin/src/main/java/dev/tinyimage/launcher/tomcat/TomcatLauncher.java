package dev.tinyimage.launcher.tomcat;

import java.io.IOException;
import java.nio.file.Files;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;

/**
 * Serves the exploded WAR with an embedded Tomcat. Runs in the image, not in the build. Mentions no type of the Servlet
 * API, so that the same class files fit Tomcat 9 ({@code javax}) and later ones ({@code jakarta}).
 */
public final class TomcatLauncher {

    private TomcatLauncher() {}

    /**
     * Serves until SIGTERM; on the port in the environment's PORT, else 8080.
     *
     * @param arguments the folder of the WAR, and the context path, which is empty for the root
     */
    public static void main(String[] arguments) throws IOException, LifecycleException {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(Files.createTempDirectory("tomcat").toString());
        tomcat.setPort(Integer.parseInt(System.getenv().getOrDefault("PORT", "8080")));
        tomcat.setAddDefaultWebXmlToWebapp(false);
        Context context = tomcat.addWebapp(arguments[1], arguments[0]);
        context.addLifecycleListener(new ServerDefaults());
        tomcat.getConnector();
        tomcat.start();
        if (!context.getState().isAvailable()) {
            System.err.println("The application did not start; the reason is above.");
            System.exit(1);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(tomcat)));
        tomcat.getServer().await();
    }

    private static void stop(Tomcat tomcat) {
        try {
            tomcat.stop();
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
    }
}
