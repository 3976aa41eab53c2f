package it;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Tells what it finds around it. */
public class Surroundings {

    private static final Path FILE = Path.of("/tmp/\u00fc \u65e5\u672c");

    public static void main(String[] args) throws IOException {
        System.out.println("\u00fc \u65e5\u672c");
        int port = Integer.parseInt(System.getenv().getOrDefault("PORT", "8080"));
        HttpServer server = HttpServer.create(new InetSocketAddress(port), 0);
        server.createContext("/", exchange -> {
            byte[] body = report().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    private static String report() {
        try {
            return "names " + System.getProperty("sun.jnu.encoding") + ", file " + writesFile() + ", trusts "
                    + trusts("CN=local");
        } catch (Exception e) {
            return e.toString();
        }
    }

    private static boolean writesFile() throws IOException {
        Files.writeString(FILE, "x");
        try (Stream<Path> files = Files.list(FILE.getParent())) {
            return files.anyMatch(FILE::equals);
        }
    }

    private static boolean trusts(String name) throws Exception {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        return Stream.of(factory.getTrustManagers())
                .flatMap(manager -> Stream.of(((X509TrustManager) manager).getAcceptedIssuers()))
                .anyMatch(issuer -> issuer.getSubjectX500Principal().getName().equals(name));
    }
}
