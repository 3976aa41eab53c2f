package dev.tinyimage.corpus.opentelemetry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tinyimage.corpus.probe.Probe;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The JDK's server, observed. */
public final class Main {

    private static final Logger LOG = Logger.getLogger(Main.class.getName());

    private static Telemetry telemetry;

    private Main() {}

    public static void main(String[] arguments) throws IOException {
        telemetry = Telemetry.start();
        int port = Integer.parseInt(System.getenv("PORT"));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newFixedThreadPool(4));
        server.createContext("/", Main::answer);
        server.start();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        byte[] body = body(exchange).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/plain;charset=UTF-8");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String body(HttpExchange exchange) throws IOException {
        return switch (exchange.getRequestURI().getPath()) {
            case "/spans" -> telemetry.spans();
            case "/baggage" -> telemetry.baggage();
            case "/meters" -> telemetry.meters();
            case "/recorded" -> telemetry.recorded();
            case "/resource" -> telemetry.resource();
            case "/call" -> telemetry.call();
            case "/headers" -> exchange.getRequestHeaders().keySet().stream()
                    .filter(name -> name.matches("Traceparent|Uber-trace-id|X-b3-.*"))
                    .sorted()
                    .toList()
                    .toString();
            case "/probe/tls" -> Probe.tls();
            case "/probe/date" -> Probe.date();
            case "/probe/error" -> {
                LOG.log(Level.SEVERE, "failed", Probe.error());
                yield "logged";
            }
            default -> "hello";
        };
    }
}
