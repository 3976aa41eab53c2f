package dev.tinyimage.corpus.jersey;

import java.net.URI;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.jersey.grizzly2.httpserver.GrizzlyHttpServerFactory;
import org.glassfish.jersey.media.multipart.MultiPartFeature;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;

/** Jersey on Grizzly: XML and JSON binding, validation, multipart, a client to itself. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        URI base = URI.create("http://127.0.0.1:" + System.getenv("PORT") + "/");
        ResourceConfig configuration = new ResourceConfig(Orders.class, Probes.class, Clients.class)
                .register(MultiPartFeature.class)
                .property(ServerProperties.BV_SEND_ERROR_IN_RESPONSE, true)
                .property("base", base);
        HttpServer server = GrizzlyHttpServerFactory.createHttpServer(base, configuration);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdownNow));
    }
}
