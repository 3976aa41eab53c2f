package dev.tinyimage.corpus.tomcat;

import jakarta.servlet.http.HttpServlet;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.WebResourceRoot.ResourceSetType;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.webresources.StandardRoot;
import org.apache.tomcat.util.descriptor.web.ContextResource;
import org.apache.tomcat.util.descriptor.web.LoginConfig;
import org.apache.tomcat.util.descriptor.web.SecurityCollection;
import org.apache.tomcat.util.descriptor.web.SecurityConstraint;

/** Tomcat as people embed it: JSP, web sockets, a data source by JNDI, roles, files out of the jar. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        int port = Integer.parseInt(System.getenv("PORT"));
        Path folder = Files.createTempDirectory("tomcat");
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(folder.toString());
        Connector connector = new Connector();
        connector.setPort(port);
        connector.setProperty("address", "127.0.0.1");
        connector.setProperty("compression", "on");
        tomcat.setConnector(connector);
        tomcat.enableNaming();

        Context context = tomcat.addWebapp("", webFolder(folder));
        context.setParentClassLoader(Main.class.getClassLoader());
        StandardRoot resources = new StandardRoot(context);
        resources.createWebResourceSet(ResourceSetType.RESOURCE_JAR, "/", ownJar(), null, "/META-INF/resources");
        context.setResources(resources);
        context.getNamingResources().addResource(dataSource());
        secure(tomcat, context);
        add(context, new ProbeServlet(), "/probe/*");
        add(context, new PageServlet(port), "/login", "/secured", "/orders", "/websocket", "/jmx");
        context.addApplicationListener(Endpoints.class.getName());

        tomcat.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(tomcat)));
        tomcat.getServer().await();
    }

    private static String webFolder(Path folder) throws IOException {
        return Files.createDirectories(folder.resolve("webapp")).toString();
    }

    private static String ownJar() throws URISyntaxException {
        return new File(Main.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .getPath();
    }

    private static ContextResource dataSource() {
        ContextResource resource = new ContextResource();
        resource.setName("jdbc/orders");
        resource.setType("javax.sql.DataSource");
        resource.setProperty("factory", "org.apache.tomcat.jdbc.pool.DataSourceFactory");
        resource.setProperty("driverClassName", "org.h2.Driver");
        resource.setProperty("url", "jdbc:h2:mem:orders");
        resource.setProperty("username", "sa");
        resource.setProperty("password", "");
        resource.setProperty("jmxEnabled", "true");
        return resource;
    }

    private static void secure(Tomcat tomcat, Context context) {
        tomcat.addUser("jane", "secret");
        tomcat.addRole("jane", "clerk");
        SecurityCollection collection = new SecurityCollection();
        collection.addPattern("/secured");
        SecurityConstraint constraint = new SecurityConstraint();
        constraint.addCollection(collection);
        constraint.addAuthRole("clerk");
        context.addConstraint(constraint);
        context.addSecurityRole("clerk");
        context.setLoginConfig(new LoginConfig("DIGEST", "orders", null, null));
    }

    private static void add(Context context, HttpServlet servlet, String... paths) {
        String name = servlet.getClass().getSimpleName();
        Tomcat.addServlet(context, name, servlet);
        for (String path : paths) {
            context.addServletMappingDecoded(path, name);
        }
    }

    private static void stop(Tomcat tomcat) {
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (Exception e) {
            throw new IllegalStateException("did not stop", e);
        }
    }
}
