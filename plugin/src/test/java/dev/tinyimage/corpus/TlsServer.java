package dev.tinyimage.corpus;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** What the apps ask over TLS: a server with an elliptic-curve certificate, as most on the Internet have one. */
record TlsServer(HttpsServer server, Path keys) implements AutoCloseable {

    private static final String PASSWORD = "changeit";
    private static final Duration KEYTOOL_LIMIT = Duration.ofMinutes(1);

    /** Starts it on loopback, with a certificate that it keeps in the folder. */
    static TlsServer start(Path folder) throws IOException {
        Path keys = folder.resolve("tls.p12");
        makeCertificate(keys);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(keys)));
        server.createContext("/", exchange -> {
            byte[] body = "secret".getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return new TlsServer(server, keys);
    }

    String url() {
        return "https://localhost:" + server.getAddress().getPort() + "/";
    }

    /** What makes a JVM trust it. */
    List<String> options() {
        return List.of("-Djavax.net.ssl.trustStore=" + keys, "-Djavax.net.ssl.trustStorePassword=" + PASSWORD);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static void makeCertificate(Path keys) throws IOException {
        Program.run(
                KEYTOOL_LIMIT,
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-alias",
                        "server",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        keys.toString()));
    }

    private static SSLContext context(Path keys) throws IOException {
        try {
            KeyStore store = KeyStore.getInstance(keys.toFile(), PASSWORD.toCharArray());
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(store, PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }
}
