package dev.tinyimage.corpus.tomcat;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.ClientEndpoint;
import jakarta.websocket.ContainerProvider;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.Authenticator;
import java.net.HttpURLConnection;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.naming.InitialContext;
import javax.sql.DataSource;

/** The app's own answers: digest log-in, SQL by a JNDI name, a web socket to itself, management beans. */
final class PageServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    /** Made known to the container by its annotation. */
    @ClientEndpoint
    public static class Client {

        private final CompletableFuture<String> answer = new CompletableFuture<>();

        @OnOpen
        public void open(Session session) {
            session.getAsyncRemote().sendText("grüß");
        }

        @OnMessage
        public void message(String text) {
            answer.complete(text);
        }
    }

    /** For the digest log-in. */
    private static final class Jane extends Authenticator {

        @Override
        protected PasswordAuthentication getPasswordAuthentication() {
            return new PasswordAuthentication("jane", "secret".toCharArray());
        }
    }

    private final int port;

    PageServlet(int port) {
        this.port = port;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        response.setContentType("text/plain;charset=UTF-8");
        try {
            response.getWriter().write(body(request));
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException("no answer", e);
        }
    }

    private String body(HttpServletRequest request) throws Exception {
        return switch (request.getServletPath()) {
            case "/orders" -> orders();
            case "/websocket" -> webSocket();
            case "/jmx" -> managementBeans();
            case "/secured" -> user(request);
            default -> login();
        };
    }

    private static String user(HttpServletRequest request) {
        return request.getRemoteUser() + " " + request.isUserInRole("clerk") + " " + request.getAuthType();
    }

    private String login() throws IOException {
        HttpURLConnection connection = (HttpURLConnection) URI.create("http://127.0.0.1:" + port + "/secured")
                .toURL()
                .openConnection();
        connection.setAuthenticator(new Jane());
        return new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static String orders() throws Exception {
        DataSource source = (DataSource) new InitialContext().lookup("java:comp/env/jdbc/orders");
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists item (name varchar(20), price decimal(8, 2))");
            statement.execute("merge into item key (name) values ('Öl', 4.50), ('Reis', 1.99)");
            return sum(statement);
        }
    }

    private static String sum(Statement statement) throws SQLException {
        try (ResultSet result = statement.executeQuery("select count(*), sum(price) from item")) {
            result.next();
            return result.getInt(1) + " items for " + result.getBigDecimal(2);
        }
    }

    private String webSocket() throws Exception {
        Client client = new Client();
        try (Session session = ContainerProvider.getWebSocketContainer()
                .connectToServer(client, URI.create("ws://127.0.0.1:" + port + "/echo"))) {
            return session.getProtocolVersion() + " " + client.answer.get(5, TimeUnit.SECONDS);
        }
    }

    private static String managementBeans() throws Exception {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        ObjectName pool = server.queryNames(new ObjectName("Tomcat:type=ThreadPool,*"), null)
                .iterator()
                .next();
        return server.getAttribute(new ObjectName("Tomcat:type=Service"), "stateName") + " with "
                + server.getAttribute(pool, "maxThreads") + " threads";
    }
}
