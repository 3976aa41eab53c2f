package dev.tinyimage.jdk.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tinyimage.console.UserError;
import dev.tinyimage.testkit.Digests;
import dev.tinyimage.testkit.Free;
import dev.tinyimage.testkit.RecordingConsole;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** From a server that has {@code /jdk}, a way to it at {@code /moved}, one that leads in circles, and nothing else. */
class JdkDownloadTest {

    private static final byte[] JDK = "jdk".getBytes(StandardCharsets.UTF_8);
    private static final String SHA256 = hex(JDK);
    private static final String CORRECT =
            " Correct <runtime><jdk> (tinyimage.runtime.jdk), or fetch the file and name it there.";

    @TempDir
    Path folder;

    private final RecordingConsole console = new RecordingConsole();

    private HttpServer server;

    /** @param outcome the file's content, or an error with {@code URL} for its address */
    private record Scenario(String summary, String path, String sha256, String outcome) {
        @Override
        public String toString() {
            return summary;
        }
    }

    static Stream<Scenario> scenarios() {
        String other = hex("other".getBytes(StandardCharsets.UTF_8));
        return Stream.of(
                new Scenario("the file that is meant", "/jdk", SHA256, "jdk"),
                new Scenario("its digest in capital letters", "/jdk", SHA256.toUpperCase(Locale.ROOT), "jdk"),
                new Scenario("one that has moved", "/moved", SHA256, "jdk"),
                new Scenario(
                        "another file",
                        "/jdk",
                        other,
                        "cannot take a JDK from URL: its SHA-256 is " + SHA256 + ", not " + other
                                + ". Fetch it again, or correct the digest if the vendor has published another file."),
                new Scenario(
                        "none at all",
                        "/none",
                        SHA256,
                        "cannot take a JDK from URL: the server answers 404." + CORRECT),
                new Scenario(
                        "one that moves for ever",
                        "/circle",
                        SHA256,
                        "cannot take a JDK from URL: the server answers 302." + CORRECT));
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> answer(exchange, 404, ""));
        server.createContext("/jdk", exchange -> answer(exchange, 200, ""));
        server.createContext("/moved", exchange -> answer(exchange, 302, "/jdk"));
        server.createContext("/circle", exchange -> answer(exchange, 302, "/circle"));
        server.start();
    }

    private static void answer(HttpExchange exchange, int status, String location) throws IOException {
        try (exchange) {
            if (!location.isEmpty()) {
                exchange.getResponseHeaders().add("Location", location);
            }
            exchange.sendResponseHeaders(status, JDK.length);
            exchange.getResponseBody().write(JDK);
        }
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void fetch(Scenario scenario) throws IOException {
        String url = "http://localhost:" + server.getAddress().getPort() + scenario.path();

        assertThat(outcome(url, scenario.sha256()).replace(url, "URL")).isEqualTo(scenario.outcome());
    }

    @Test
    void itIsSeenHowFarItIs() throws IOException {
        outcome("http://localhost:" + server.getAddress().getPort() + "/moved", SHA256);

        assertThat(console.steps()).containsExactly("Fetching the JDK: 3 of 3 bytes");
    }

    @Test
    void noServer() throws IOException {
        assertThat(outcome("http://localhost:" + Free.port() + "/jdk", SHA256))
                .startsWith("cannot take a JDK from http://localhost:")
                .endsWith("." + CORRECT);
    }

    @Test
    void noUrl() throws IOException {
        assertThat(outcome("http://a b/jdk", SHA256))
                .startsWith("cannot take a JDK from http://a b/jdk: Illegal character")
                .endsWith("." + CORRECT);
    }

    private String outcome(String url, String sha256) throws IOException {
        Path file = folder.resolve("file");
        try {
            JdkDownload.fetch(url, sha256, file, console);
            return Files.readString(file);
        } catch (UserError e) {
            return e.getMessage();
        }
    }

    private static String hex(byte[] content) {
        return Digests.sha256(content).substring("sha256:".length());
    }
}
