package dev.tinyimage.corpus.lucene;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tinyimage.corpus.probe.Probe;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/** A search index in memory and on disk, a work sheet, a document in PDF, a picture: what reporting does. */
public final class Main {

    private static final Logger LOG = LogManager.getLogger(Main.class);

    private Main() {}

    public static void main(String[] arguments) throws IOException {
        // PDFBox would cache the fonts it finds in the home of the user.
        System.setProperty("pdfbox.fontcache", System.getProperty("java.io.tmpdir"));
        System.setProperty("java.awt.headless", "true");
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
            case "/search" -> Search.inMemory();
            case "/disk" -> Search.onDisk();
            case "/sheet" -> Documents.sheet();
            case "/encrypted" -> Documents.encrypted();
            case "/pdf" -> Documents.pdf();
            case "/picture" -> Documents.picture();
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
