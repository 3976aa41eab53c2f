package it;

import com.sun.net.httpserver.HttpServer;
import it.legacy.Legacy;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.util.List;

public class Shop {
    public static void main(String[] args) throws IOException {
        int port = Integer.parseInt(System.getenv().getOrDefault("PORT", "8080"));
        HttpServer server = HttpServer.create(new InetSocketAddress(port), 0);
        server.createContext("/", exchange -> {
            byte[] body = text().getBytes();
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    private static String text() throws IOException {
        List<String> lines = List.of(
                it.one.Util.text(),
                it.two.Util.text(),
                "first is " + resource("/first.txt"),
                Legacy.text(),
                resource("/extra.txt"));
        return String.join(", ", lines);
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Shop.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes()).strip();
        }
    }
}
