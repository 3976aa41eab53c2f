package dev.tinyimage.corpus.text;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tinyimage.corpus.probe.Probe;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Libraries for text, archives, mail and templates, and the odd corners of the JDK that apps call themselves. */
public final class Main {

    private static final Logger LOG = Logger.getLogger(Main.class.getName());

    private Main() {}

    public static void main(String[] arguments) throws IOException {
        int port = Integer.parseInt(System.getenv("PORT"));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", Main::answer);
        server.start();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        byte[] body;
        int status = 200;
        try {
            body = body(exchange.getRequestURI().getPath()).getBytes(StandardCharsets.UTF_8);
        } catch (Exception e) {
            LOG.log(Level.SEVERE, "no answer", e);
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
            case "/formats" -> Formats.readAndWrite();
            case "/templates" -> Formats.templates();
            case "/groovy" -> Formats.groovy();
            case "/archives" -> Archives.roundTrips();
            case "/mail" -> Mails.message();
            case "/charsets" -> Corners.charsets();
            case "/messages" -> Corners.messages();
            case "/dns" -> Corners.dns();
            case "/vm" -> Corners.virtualMachine();
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
