package it;

import com.sun.net.httpserver.HttpServer;
import it.one.Util;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.sql.Date;

/** Has a module that the shop does without: java.sql. */
public class Desk {
    public static void main(String[] args) throws IOException {
        int port = Integer.parseInt(System.getenv().getOrDefault("PORT", "8080"));
        HttpServer server = HttpServer.create(new InetSocketAddress(port), 0);
        server.createContext("/", exchange -> {
            byte[] body = Util.text().getBytes();
            exchange.getResponseHeaders().set("X-Since", Date.valueOf("2026-01-01").toString());
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }
}
