package dev.tinyimage.corpus.quartz;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tinyimage.corpus.probe.Probe;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.impl.StdSchedulerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Quartz with its store in a database, jobs out of XML, management beans, and Logback. */
public final class Main {

    private static final Logger LOG = LoggerFactory.getLogger(Main.class);

    private static Scheduler scheduler;

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        makeTables();
        scheduler = StdSchedulerFactory.getDefaultScheduler();
        scheduler.start();
        int port = Integer.parseInt(System.getenv("PORT"));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", Main::answer);
        server.start();
        Runtime.getRuntime().addShutdownHook(new Thread(Main::stop));
    }

    /** By the script that comes with the scheduler. */
    private static void makeTables() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:orders;DB_CLOSE_DELAY=-1", "sa", "");
                Statement statement = connection.createStatement()) {
            statement.execute("runscript from 'classpath:org/quartz/impl/jdbcjobstore/tables_h2.sql'");
        }
    }

    private static void stop() {
        try {
            scheduler.shutdown(true);
        } catch (SchedulerException e) {
            LOG.error("did not stop", e);
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
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

    private static String body(String path) throws Exception {
        return switch (path) {
            case "/job" -> Jobs.atOnce(scheduler);
            case "/nightly" -> Jobs.nightly(scheduler);
            case "/jmx" -> Jobs.managementBeans();
            case "/log" -> Jobs.log();
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
