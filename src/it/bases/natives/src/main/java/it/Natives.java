package it;

import com.github.luben.zstd.Zstd;
import com.sun.jna.NativeLibrary;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.xerial.snappy.Snappy;

/** Calls the native library of each of its dependencies. */
public class Natives {

    public static void main(String[] args) throws IOException {
        int port = Integer.parseInt(System.getenv().getOrDefault("PORT", "8080"));
        HttpServer server = HttpServer.create(new InetSocketAddress(port), 0);
        server.createContext("/", exchange -> {
            byte[] body = answer().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    private static String answer() {
        try {
            byte[] text = "text".repeat(100).getBytes(StandardCharsets.UTF_8);
            boolean process = NativeLibrary.getInstance("c").getFunction("getpid").invokeInt(new Object[0]) > 0;
            return "sqlite " + sqlite() + ", snappy " + Snappy.uncompress(Snappy.compress(text)).length + ", zstd "
                    + Zstd.decompress(Zstd.compress(text), text.length).length + ", jna " + process;
        } catch (Exception | LinkageError e) {
            return e.toString();
        }
    }

    private static int sqlite() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                ResultSet result = connection.createStatement().executeQuery("select 6 * 7")) {
            return result.getInt(1);
        }
    }
}
