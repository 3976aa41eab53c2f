package dev.tinyimage.corpus.jackson3;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tinyimage.corpus.probe.Probe;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import tools.jackson.databind.json.JsonMapper;

/** The JDK's own server and logger, with Jackson 3, which asks less often than 2 whether a module is there. */
public final class Main {

    private static final Logger LOG = Logger.getLogger(Main.class.getName());

    private record Greeting(String text, List<Integer> numbers) {}

    private Main() {}

    public static void main(String[] arguments) throws IOException {
        int port = Integer.parseInt(System.getenv("PORT"));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", Main::answer);
        server.start();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        byte[] body = body(exchange.getRequestURI().getPath()).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String body(String path) throws IOException {
        return switch (path) {
            case "/json" -> json();
            case "/probe/tls" -> Probe.tls();
            case "/probe/date" -> Probe.date();
            case "/probe/error" -> {
                LOG.log(Level.SEVERE, "failed", Probe.error());
                yield "logged";
            }
            default -> "hello";
        };
    }

    private static String json() {
        JsonMapper mapper = new JsonMapper();
        Greeting read = mapper.readValue("{\"text\":\"grüß\",\"numbers\":[1,2]}", Greeting.class);
        return mapper.writeValueAsString(Map.of("read", read));
    }
}
