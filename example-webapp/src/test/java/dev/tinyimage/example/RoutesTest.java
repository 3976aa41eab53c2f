package dev.tinyimage.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutesTest {

    private Server server;
    private TestClient client;

    @BeforeEach
    void start() throws Exception {
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        server = new Server(anyPort, Main.routes(new RuntimeFacts(), new GuestBook()));
        server.start();
        client = new TestClient(server.port());
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # scenario                               | request            | body                 | answer
            a health check is answered               | GET /healthz       |                      | 200 text/plain; charset=utf-8 ok
            HEAD is GET without the body             | HEAD /healthz      |                      | 200 text/plain; charset=utf-8
            a query does not change the path         | GET /healthz?a=b   |                      | 200 text/plain; charset=utf-8 ok
            the guest book starts empty              | GET /api/notes     |                      | 200 application/json []
            an unknown path is not found             | GET /nothing       |                      | 404 application/json {"error":"nothing here"}
            a path below a known one is not found    | GET /healthz/x     |                      | 404 application/json {"error":"nothing here"}
            a path cannot climb                      | GET /../pom.xml    |                      | 404 application/json {"error":"nothing here"}
            an encoded path cannot climb             | GET /%2e%2e/web/   |                      | 404 application/json {"error":"nothing here"}
            classes are not served                   | GET /Main.class    |                      | 404 application/json {"error":"nothing here"}
            pages cannot be changed                  | PUT /              | x                    | 405 application/json {"error":"only GET, HEAD"}
            notes cannot be deleted                  | DELETE /api/notes  |                      | 405 application/json {"error":"only GET, HEAD, POST"}
            a note needs a body                      | POST /api/notes    |                      | 400 application/json {"error":"expected {\\"text\\": \\"1 to 280 characters\\"}"}
            a note needs valid JSON                  | POST /api/notes    | {"text":             | 400 application/json {"error":"expected {\\"text\\": \\"1 to 280 characters\\"}"}
            a note is an object                      | POST /api/notes    | ["text"]             | 400 application/json {"error":"expected {\\"text\\": \\"1 to 280 characters\\"}"}
            a note's text is a string                | POST /api/notes    | {"text": 1}          | 400 application/json {"error":"expected {\\"text\\": \\"1 to 280 characters\\"}"}
            a note is not blank                      | POST /api/notes    | {"text": "  "}       | 400 application/json {"error":"expected {\\"text\\": \\"1 to 280 characters\\"}"}
            """)
    void answers(String scenario, String request, String body, String answer) throws Exception {
        String[] methodAndPath = request.split(" ");
        var response = client.send(methodAndPath[0], methodAndPath[1], body == null ? "" : body);
        assertEquals(answer, summary(response));
    }

    @ParameterizedTest
    @CsvSource({
        "/, text/html; charset=utf-8",
        "/style.css, text/css; charset=utf-8",
        "/app.js, text/javascript; charset=utf-8",
        "/icon.svg, image/svg+xml"
    })
    void aFileIsSentOnceAndThenConfirmed(String path, String type) throws Exception {
        var first = client.send("GET", path, "");
        String tag = first.headers().firstValue("ETag").orElseThrow();
        var again = client.send("GET", path, "", "If-None-Match", tag);
        var changed = client.send("GET", path, "", "If-None-Match", "\"old\"");

        assertEquals("200 " + type, first.statusCode() + " " + header(first, "Content-Type"));
        assertEquals("304 ''", again.statusCode() + " '" + again.body() + "'");
        assertEquals(first.body(), changed.body());
    }

    @Test
    void headTellsTheLengthOfThePage() throws Exception {
        String length = header(client.send("GET", "/", ""), "Content-Length");
        assertEquals(length, header(client.send("HEAD", "/", ""), "Content-Length"));
    }

    @Test
    void aWrongMethodIsToldTheRightOnes() throws Exception {
        assertEquals("GET, HEAD, POST", header(client.send("PATCH", "/api/notes", ""), "Allow"));
    }

    @Test
    void nothingFromElsewhereRunsInThePage() throws Exception {
        assertEquals("default-src 'self'", header(client.send("GET", "/", ""), "Content-Security-Policy"));
    }

    @Test
    void notesAreKeptNewestFirst() throws Exception {
        assertEquals(201, post("first").statusCode());
        assertEquals(201, post(" zweite: äöü <b> ").statusCode());
        assertEquals(List.of("zweite: äöü <b>", "first"), texts());
    }

    @Test
    void onlyTheLatestFiftyNotesAreKept() throws Exception {
        for (int i = 1; i <= 52; i++) {
            post("note " + i);
        }
        List<String> texts = texts();
        assertEquals(List.of(50, "note 52", "note 3"), List.of(texts.size(), texts.get(0), texts.get(49)));
    }

    @ParameterizedTest(name = "{0} characters: {1}")
    @CsvSource({"280, 201", "281, 400", "4000, 400", "5000, 413"})
    void theLengthOfANoteIsLimited(int characters, int status) throws Exception {
        assertEquals(status, post("x".repeat(characters)).statusCode());
    }

    @Test
    void deepNestingIsRefused() throws Exception {
        assertEquals(
                400,
                client.send("POST", "/api/notes", "{\"text\":" + "[".repeat(4000))
                        .statusCode());
    }

    @Test
    void theRuntimeDescribesItself() throws Exception {
        JSONObject facts = new JSONObject(client.send("GET", "/api/runtime", "").body());

        assertEquals(
                Set.of(
                        "java",
                        "system",
                        "cpu",
                        "processors",
                        "user",
                        "readOnly",
                        "startupMillis",
                        "uptimeMillis",
                        "residentBytes",
                        "heapBytes",
                        "maxHeapBytes",
                        "modules",
                        "files"),
                facts.keySet());
        assertEquals(System.getProperty("java.version"), facts.getString("java"));
        assertTrue(facts.getJSONArray("modules").toList().containsAll(List.of("java.base", "jdk.httpserver")));
        assertTrue(facts.getLong("uptimeMillis") > 0);
        assertTrue(facts.getJSONArray("files").getJSONObject(0).getLong("bytes") > 1_000_000);
    }

    private HttpResponse<String> post(String text) throws Exception {
        return client.send("POST", "/api/notes", "{\"text\": \"" + text + "\"}");
    }

    private List<String> texts() throws Exception {
        JSONArray notes = new JSONArray(client.send("GET", "/api/notes", "").body());
        return IntStream.range(0, notes.length())
                .mapToObj(i -> notes.getJSONObject(i).getString("text"))
                .toList();
    }

    private static String summary(HttpResponse<String> response) {
        return (response.statusCode() + " " + header(response, "Content-Type") + " " + response.body()).strip();
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
