package dev.tinyimage.corpus.undertow;

import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.security.api.AuthenticationMode;
import io.undertow.security.handlers.AuthenticationCallHandler;
import io.undertow.security.handlers.AuthenticationConstraintHandler;
import io.undertow.security.handlers.AuthenticationMechanismsHandler;
import io.undertow.security.handlers.SecurityInitialHandler;
import io.undertow.security.impl.BasicAuthenticationMechanism;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.encoding.ContentEncodingRepository;
import io.undertow.server.handlers.encoding.EncodingHandler;
import io.undertow.server.handlers.encoding.GzipEncodingProvider;
import io.undertow.server.handlers.resource.ClassPathResourceManager;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.websockets.jsr.WebSocketDeploymentInfo;
import jakarta.servlet.ServletException;
import java.util.List;

/** Undertow as people embed it: a servlet deployment, log-in, files out of the jar, web sockets. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) throws ServletException {
        int port = Integer.parseInt(System.getenv("PORT"));
        ClassLoader loader = Main.class.getClassLoader();
        DeploymentInfo info = Servlets.deployment()
                .setClassLoader(loader)
                .setContextPath("/")
                .setDeploymentName("app.war")
                .addInitParameter("port", Integer.toString(port))
                .addServlets(
                        Servlets.servlet("probe", ProbeServlet.class).addMapping("/probe/*"),
                        Servlets.servlet("page", PageServlet.class).addMapping("/"))
                .addServletContextAttribute(
                        WebSocketDeploymentInfo.ATTRIBUTE_NAME,
                        new WebSocketDeploymentInfo().addEndpoint(EchoEndpoint.class));
        DeploymentManager manager = Servlets.defaultContainer().addDeployment(info);
        manager.deploy();

        HttpHandler handler = Handlers.path(manager.start())
                .addPrefixPath(
                        "/files",
                        Handlers.resource(new ClassPathResourceManager(loader, "files"))
                                .setDirectoryListingEnabled(true))
                .addExactPath("/admin-area", secured());
        Undertow server = Undertow.builder()
                .addHttpListener(port, "127.0.0.1")
                .setServerOption(UndertowOptions.ENABLE_HTTP2, true)
                .setServerOption(UndertowOptions.ENABLE_STATISTICS, true)
                .setHandler(new EncodingHandler(
                        handler,
                        new ContentEncodingRepository().addEncodingHandler("gzip", new GzipEncodingProvider(), 50)))
                .build();
        server.start();
        Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
    }

    private static HttpHandler secured() {
        HttpHandler handler = exchange -> exchange.getResponseSender()
                .send(exchange.getSecurityContext().getAuthenticatedAccount().getPrincipal().getName());
        handler = new AuthenticationCallHandler(handler);
        handler = new AuthenticationConstraintHandler(handler);
        handler = new AuthenticationMechanismsHandler(handler, List.of(new BasicAuthenticationMechanism("orders")));
        return new SecurityInitialHandler(AuthenticationMode.PRO_ACTIVE, new Users(), handler);
    }
}
