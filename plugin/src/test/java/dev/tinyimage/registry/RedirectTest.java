package dev.tinyimage.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tinyimage.image.Content;
import dev.tinyimage.image.Descriptor;
import dev.tinyimage.image.DigestStream;
import dev.tinyimage.image.MediaTypes;
import dev.tinyimage.registry.Login.Account;
import dev.tinyimage.testkit.RecordingConsole;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A registry that wants a password and has its blobs elsewhere, and who of them learns that password. */
class RedirectTest {

    private static final byte[] BLOB = "a blob".getBytes(StandardCharsets.UTF_8);
    private static final Descriptor DESCRIPTOR =
            new Descriptor(MediaTypes.CONFIG, DigestStream.digest(BLOB), BLOB.length);

    @TempDir
    Path folder;

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final List<HttpServer> servers = new ArrayList<>();
    private HttpServer registry;
    private HttpServer storage;

    /** An exchange that has been heard of already. */
    private interface Handler {
        void answer(HttpExchange exchange) throws IOException;
    }

    @BeforeEach
    void start() throws IOException {
        registry = server();
        storage = server();
        on(registry, "registry", "/", exchange -> {
            if (exchange.getRequestHeaders().containsKey("Authorization")) {
                answer(exchange, 200, BLOB);
            } else {
                exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"registry\"");
                answer(exchange, 401, new byte[0]);
            }
        });
        on(storage, "storage", "/", exchange -> answer(exchange, 200, BLOB));
    }

    @AfterEach
    void stop() {
        servers.forEach(server -> server.stop(0));
    }

    /**
     * Where a blob is.
     *
     * @param location with STORAGE for the other server
     * @param heard by whom, in that order
     */
    private record Place(String summary, int status, String location, List<String> heard) {
        @Override
        public String toString() {
            return summary;
        }
    }

    static Stream<Place> places() {
        List<String> elsewhere = List.of("registry GET", "registry GET with login", "storage GET");
        List<String> here = List.of("registry GET", "registry GET with login", "registry GET with login");
        return Stream.of(
                new Place("another server by 307", 307, "STORAGE/blob?signature=1", elsewhere),
                new Place("another server by 308", 308, "STORAGE/blob", elsewhere),
                new Place("another server by 302", 302, "STORAGE/blob", elsewhere),
                new Place("the same server", 307, "/kept/blob", here),
                new Place("the same server, beside it", 301, "../kept", here));
    }

    @ParameterizedTest(name = "a blob comes from {0}")
    @MethodSource("places")
    void pulled(Place place) throws IOException {
        on(registry, "registry", "/v2/app/blobs/", exchange -> {
            if (exchange.getRequestHeaders().containsKey("Authorization")) {
                sendOn(exchange, place.status(), place.location());
            } else {
                exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"registry\"");
                answer(exchange, 401, new byte[0]);
            }
        });

        try (HttpRegistry http = http()) {
            http.download(app(), DESCRIPTOR, folder.resolve("blob"));
        }

        assertThat(folder.resolve("blob")).hasBinaryContent(BLOB);
        assertThat(heard).isEqualTo(place.heard());
    }

    @Test
    void nobodyElseDecidesWhoGetsThePassword() throws IOException {
        on(registry, "registry", "/v2/app/blobs/", exchange -> sendOn(exchange, 307, "STORAGE/blob"));
        on(storage, "storage", "/blob", exchange -> {
            exchange.getResponseHeaders().add("WWW-Authenticate", "Bearer realm=\"" + address(storage) + "/token\"");
            answer(exchange, 401, new byte[0]);
        });

        try (HttpRegistry http = http()) {
            assertThatThrownBy(() -> http.download(app(), DESCRIPTOR, folder.resolve("blob")))
                    .hasMessageStartingWith("cannot pull " + app());
        }

        assertThat(heard).containsExactly("registry GET", "storage GET");
    }

    @Test
    void anotherServerThatTakesAnUploadLearnsNoPassword() throws IOException {
        on(registry, "registry", "/v2/app/blobs/uploads/", exchange -> sendOn(exchange, 202, "STORAGE/upload?id=1"));
        RecordingConsole console = new RecordingConsole();
        Credentials credentials = new Credentials(login(), Map.of());
        Http http = new Http(false, console);
        Repository repository = new Repository(new Session(app(), Session.Use.PUSH, credentials, http, console));

        URI place = repository.beginBlob(DESCRIPTOR.digest(), Optional.empty()).orElseThrow();
        repository.pushBlob(place, DESCRIPTOR.digest(), Content.of(BLOB));

        assertThat(heard).containsExactly("registry GET", "registry POST with login", "storage PUT");
    }

    @ParameterizedTest(name = "a redirect to {0} is an error")
    @MethodSource("nowhere")
    void nowhere(String location) throws IOException {
        on(registry, "registry", "/v2/app/blobs/", exchange -> sendOn(exchange, 307, location));

        try (HttpRegistry http = http()) {
            assertThatThrownBy(() -> http.download(app(), DESCRIPTOR, folder.resolve("blob")))
                    .hasMessageStartingWith(
                            "cannot pull " + app() + ": an answer with the Location '" + location + "'");
        }
    }

    static Stream<String> nowhere() {
        return Stream.of("https:///blob", "file:///etc/passwd", "https://a b/");
    }

    @Test
    void whatWasCutOffIsPulledAgain() throws IOException {
        List<String> before = new CopyOnWriteArrayList<>();
        on(registry, "registry", "/v2/app/blobs/", exchange -> {
            if (before.isEmpty()) {
                before.add("half");
                exchange.getResponseHeaders().add("Connection", "close");
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write(BLOB, 0, BLOB.length / 2);
                exchange.close();
            } else {
                answer(exchange, 200, BLOB);
            }
        });

        try (HttpRegistry http = http()) {
            http.download(app(), DESCRIPTOR, folder.resolve("blob"));
        }

        assertThat(Files.readAllBytes(folder.resolve("blob"))).isEqualTo(BLOB);
        assertThat(heard).hasSize(2);
    }

    private HttpRegistry http() {
        return new HttpRegistry(login(), Map.of(), false, new RecordingConsole());
    }

    private static Login login() {
        return new Login(
                Optional.empty(), Optional.empty(), name -> Optional.of(new Account("user", "right", "settings")));
    }

    private Reference app() {
        return Reference.parse(address(registry).substring("http://".length()) + "/app:1", "here");
    }

    private HttpServer server() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        servers.add(server);
        return server;
    }

    private static String address(HttpServer server) {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private void on(HttpServer server, String name, String path, Handler handler) {
        server.createContext(path, exchange -> {
            boolean login = exchange.getRequestHeaders().containsKey("Authorization");
            heard.add(name + " " + exchange.getRequestMethod() + (login ? " with login" : ""));
            exchange.getRequestBody().readAllBytes();
            handler.answer(exchange);
        });
    }

    private void sendOn(HttpExchange exchange, int status, String location) throws IOException {
        exchange.getResponseHeaders().add("Location", location.replace("STORAGE", address(storage)));
        answer(exchange, status, new byte[0]);
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head || body.length == 0 ? -1 : body.length);
        if (!head) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }
}
