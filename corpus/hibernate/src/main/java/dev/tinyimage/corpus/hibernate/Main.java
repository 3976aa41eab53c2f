package dev.tinyimage.corpus.hibernate;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tinyimage.corpus.probe.Probe;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hibernate without a framework around it, with a pool, migrations, validation and a second-level cache. */
public final class Main {

    private static final Logger LOG = LoggerFactory.getLogger(Main.class);

    private final Customers customers;

    private Main(Customers customers) {
        this.customers = customers;
    }

    public static void main(String[] arguments) throws IOException {
        Flyway.configure()
                .dataSource("jdbc:h2:mem:orders;DB_CLOSE_DELAY=-1", "sa", "")
                .load()
                .migrate();
        EntityManagerFactory factory = Persistence.createEntityManagerFactory("orders");
        Main main = new Main(new Customers(factory));
        int port = Integer.parseInt(System.getenv("PORT"));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", main::answer);
        server.start();
        Runtime.getRuntime().addShutdownHook(new Thread(factory::close));
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body;
        int status = 200;
        try {
            body = body(exchange.getRequestURI().getPath()).getBytes(StandardCharsets.UTF_8);
        } catch (Exception e) {
            LOG.error("no answer", e);
            status = 500;
            body = e.toString().getBytes(StandardCharsets.UTF_8);
        }
        exchange.getResponseHeaders().set("Content-Type", "text/plain;charset=UTF-8");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private String body(String path) throws Exception {
        return switch (path) {
            case "/customers" -> customers.list();
            case "/cached" -> customers.cached();
            case "/invalid" -> customers.invalid();
            case "/criteria" -> customers.criteria();
            case "/jmx" -> customers.managementBeans();
            case "/probe/tls" -> Probe.tls();
            case "/probe/date" -> Probe.date();
            case "/probe/error" -> {
                LOG.error("failed", Probe.error());
                yield "logged";
            }
            default -> "hello";
        };
    }
}
