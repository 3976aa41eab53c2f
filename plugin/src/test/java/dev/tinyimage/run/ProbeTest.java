package dev.tinyimage.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.tinyimage.testkit.Free;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What servers in this process reply; the path is the status that the HTTP server answers with. */
class ProbeTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    @ParameterizedTest(name = "GET {0} where {1} is good")
    @CsvSource({
        "/200,      200-399,  HTTP 200 on /200, true",
        "204,       200-399,  HTTP 204 on /204, true",
        "/302,      200-399,  HTTP 302 on /302, true",
        "/404,      200-399,  HTTP 404 on /404, false",
        "/503,      200-399,  HTTP 503 on /503, false",
        "/401?a=b,  401,      HTTP 401 on /401?a=b, true",
        "/200,      401,      HTTP 200 on /200, false"
    })
    void http(String path, String good, String text, boolean isGood) throws IOException {
        Statuses statuses = Statuses.of(List.of(good)).orElseThrow();
        HttpServer server = HttpServer.create(new InetSocketAddress(LOOPBACK, 0), 0);
        server.createContext("/", exchange -> {
            int status = Integer.parseInt(exchange.getRequestURI().getPath().substring(1));
            exchange.getResponseHeaders().set("Location", "/200");
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        try {
            assertThat(new HttpProbe(path, statuses).ask(server.getAddress().getPort(), LIMIT))
                    .contains(new Probe.Reply(text, isGood));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aServerThatSaysNothingGivesNoReply() throws IOException {
        Statuses statuses = Statuses.of(List.of("200")).orElseThrow();
        try (ServerSocket server = new ServerSocket(0, 1, LOOPBACK)) {
            assertThat(new HttpProbe("/", statuses).ask(server.getLocalPort(), Duration.ofMillis(200)))
                    .isEmpty();
        }
    }

    /** An engine that listens in the application's place closes at once what the application does not take. */
    @ParameterizedTest(name = "forwarded {0}, closed {1}: {2}")
    @CsvSource({"false, false, true", "true, false, true", "true, true, false"})
    void aConnectionIsAReply(boolean forwarded, boolean closed, boolean reply) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, LOOPBACK)) {
            int port = server.getLocalPort();
            Thread closing = new Thread(() -> {
                try {
                    server.accept().close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            if (closed) {
                closing.start();
            }

            assertThat(new TcpProbe(forwarded).ask(port, LIMIT))
                    .isEqualTo(
                            reply
                                    ? Optional.of(new Probe.Reply("a connection on port " + port, true))
                                    : Optional.empty());
            closing.join();
        }
    }

    @ParameterizedTest(name = "forwarded {0}: nobody is no reply")
    @ValueSource(booleans = {false, true})
    void nobodyIsNoReply(boolean forwarded) throws IOException {
        int port = Free.port();

        assertThat(new TcpProbe(forwarded).ask(port, LIMIT)).isEmpty();
        assertThat(new HttpProbe("/", Statuses.of(List.of("200")).orElseThrow()).ask(port, LIMIT))
                .isEmpty();
    }
}
