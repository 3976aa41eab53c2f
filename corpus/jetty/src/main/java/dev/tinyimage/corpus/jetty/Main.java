package dev.tinyimage.corpus.jetty;

import jakarta.servlet.http.HttpServlet;
import jakarta.websocket.server.ServerEndpointConfig;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.eclipse.jetty.compression.gzip.GzipCompression;
import org.eclipse.jetty.compression.server.CompressionHandler;
import org.eclipse.jetty.ee10.servlet.ResourceServlet;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.ee10.websocket.jakarta.server.config.JakartaWebSocketServletContainerInitializer;
import org.eclipse.jetty.jmx.MBeanContainer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.resource.ResourceFactory;

/** Jetty as people embed it: servlets, files out of the jar, web sockets, compression, management beans. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        int port = Integer.parseInt(System.getenv("PORT"));
        Server server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        server.addBean(new MBeanContainer(ManagementFactory.getPlatformMBeanServer()));

        ServletContextHandler context = new ServletContextHandler("/", ServletContextHandler.SESSIONS);
        context.setBaseResource(ResourceFactory.of(server).newClassLoaderResource("static/"));
        add(context, new ProbeServlet(), "/probe/*");
        add(context, new PageServlet(port), "/");
        context.addServlet(ResourceServlet.class, "/static/*");
        JakartaWebSocketServletContainerInitializer.configure(
                context,
                (servletContext, container) -> container.addEndpoint(ServerEndpointConfig.Builder.create(
                                EchoEndpoint.class, "/echo")
                        .build()));

        CompressionHandler compression = new CompressionHandler(context);
        compression.putCompression(new GzipCompression());
        server.setHandler(compression);
        server.setStopAtShutdown(true);
        server.start();
    }

    private static void add(ServletContextHandler context, HttpServlet servlet, String path) {
        context.addServlet(new ServletHolder(servlet), path);
    }
}
