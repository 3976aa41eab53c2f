package dev.tinyimage.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InProcessRegistryTest {

    private static final String INDEX = "application/vnd.oci.image.index.v1+json";
    private static final String DOCKER = "application/vnd.docker.distribution.manifest.v2+json";
    private static final byte[] BLOB = SampleImage.bytes("a new blob");

    private final SampleImage image = SampleImage.of(Map.of("hello", SampleImage.bytes("hello")));
    private InProcessRegistry registry = InProcessRegistry.open();

    InProcessRegistryTest() throws IOException {}

    @AfterEach
    void close() {
        registry.close();
    }

    /** A request to a registry that holds {@code base:1}, and the status and a word of what comes back. */
    record Scenario(String sentence, String line, String mediaType, String body, int status, String word) {

        @Override
        public String toString() {
            return sentence;
        }
    }

    /** Words in braces stand for the digests, sizes and manifests of the sample image. */
    static Stream<Scenario> scenarios() {
        String unknown = Digests.sha256(BLOB);
        return Stream.of(
                ask("the API is there", "GET /v2/", 200, "docker-distribution-api-version"),
                ask("a blob that is there", "GET /v2/base/blobs/{layer}", 200, "docker-content-digest={layer}"),
                ask("its length without it", "HEAD /v2/base/blobs/{layer}", 200, "content-length={layerSize}"),
                ask("a blob of another repository", "GET /v2/example/blobs/{layer}", 404, "BLOB_UNKNOWN"),
                ask("a manifest by tag", "GET /v2/base/manifests/1", 200, "docker-content-digest={manifest}"),
                ask("its type without it", "HEAD /v2/base/manifests/1", 200, "content-type=" + SampleImage.MEDIA_TYPE),
                ask("a manifest by digest", "GET /v2/base/manifests/{manifest}", 200, "schemaVersion"),
                ask("an unknown tag", "GET /v2/base/manifests/2", 404, "MANIFEST_UNKNOWN"),
                ask("the tags", "GET /v2/base/tags/list", 200, "\"tags\":[\"1\"]"),
                ask("the tags of nothing", "GET /v2/example/tags/list", 404, "NAME_UNKNOWN"),
                ask("a name in capitals", "GET /v2/Base/tags/list", 400, "NAME_INVALID"),
                ask("no end point", "GET /v2/base", 404, ""),
                ask("deleting", "DELETE /v2/base/manifests/1", 405, "UNSUPPORTED"),
                ask("an upload is opened", "POST /v2/example/blobs/uploads/", 202, "/v2/example/blobs/uploads/"),
                ask("a mount", "POST /v2/a/b/blobs/uploads/?mount={layer}&from=base", 201, "/v2/a/b/blobs/{layer}"),
                ask("a mount from nowhere", "POST /v2/a/blobs/uploads/?mount={layer}&from=b", 202, "/blobs/uploads/"),
                ask("an upload nobody opened", "PATCH /v2/example/blobs/uploads/1", 404, "BLOB_UPLOAD_UNKNOWN"),
                send(
                        "a blob in one POST",
                        "POST /v2/a/blobs/uploads/?digest=" + unknown,
                        "",
                        "a new blob",
                        201,
                        unknown),
                send(
                        "a wrong digest",
                        "POST /v2/a/blobs/uploads/?digest={layer}",
                        "",
                        "no layer",
                        400,
                        "DIGEST_INVALID"),
                push("a manifest by tag", "2", "{json}", 201, "docker-content-digest={manifest}"),
                push("a manifest by its digest", "{manifest}", "{json}", 201, "/v2/base/manifests/{manifest}"),
                push("a manifest by another digest", "{layer}", "{json}", 400, "DIGEST_INVALID"),
                push("a tag with a blank", "a%20b", "{json}", 400, "TAG_INVALID"),
                push("a manifest that is no JSON", "2", "not json", 400, "MANIFEST_INVALID"),
                push("an old schema", "2", "{\"schemaVersion\": 1}", 400, "schemaVersion"),
                push("a wrong size", "2", "{wrongSize}", 400, "{layerSize} bytes"),
                push("a layer that is not there", "2", "{wrongLayer}", 400, "MANIFEST_BLOB_UNKNOWN"),
                send("another Content-Type", "PUT /v2/base/manifests/2", DOCKER, "{json}", 400, "MANIFEST_INVALID"),
                send("an unknown Content-Type", "PUT /v2/base/manifests/2", "a/b", "{json}", 400, "Content-Type a/b"),
                send("an index", "PUT /v2/base/manifests/2", INDEX, "{index}", 201, "/v2/base/manifests/sha256:"),
                send("an index of nothing", "PUT /v2/a/manifests/2", INDEX, "{index}", 400, "MANIFEST_BLOB_UNKNOWN"));
    }

    private static Scenario ask(String sentence, String line, int status, String word) {
        return new Scenario(sentence, line, "", "", status, word);
    }

    private static Scenario push(String sentence, String reference, String body, int status, String word) {
        return send(sentence, "PUT /v2/base/manifests/" + reference, SampleImage.MEDIA_TYPE, body, status, word);
    }

    private static Scenario send(String sentence, String line, String type, String body, int status, String word) {
        return new Scenario(sentence, line, type, body, status, word);
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void answers(Scenario scenario) throws IOException {
        image.putInto(registry, "base", "1");
        String[] line = fill(scenario.line()).split(" ");
        HttpRequest.Builder request = to(line[1]).method(line[0], BodyPublishers.ofString(fill(scenario.body())));
        if (!scenario.mediaType().isEmpty()) {
            request.header("Content-Type", scenario.mediaType());
        }
        HttpResponse<String> answer = Http.send(request.build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(scenario.status());
        assertThat(text(answer)).contains(fill(scenario.word()));
    }

    private String fill(String text) {
        String json = new String(image.manifest(), StandardCharsets.UTF_8);
        String layer = Digests.sha256(image.layer());
        int size = image.layer().length;
        return text.replace("{index}", index())
                .replace("{json}", json)
                .replace("{wrongSize}", json.replace("\"size\": " + size, "\"size\": " + (size + 1)))
                .replace("{wrongLayer}", json.replace(layer, Digests.sha256(BLOB)))
                .replace("{layer}", layer)
                .replace("{layerSize}", Integer.toString(size))
                .replace("{manifest}", Digests.sha256(image.manifest()));
    }

    private String index() {
        return "{\"schemaVersion\": 2, \"mediaType\": \"%s\", \"manifests\": [%s]}"
                .formatted(INDEX, SampleImage.descriptor(SampleImage.MEDIA_TYPE, image.manifest()));
    }

    /** Headers and body as one text. */
    private static String text(HttpResponse<String> answer) {
        StringBuilder text = new StringBuilder();
        answer.headers().map().forEach((name, values) -> text.append(name + "=" + values.get(0) + "\n"));
        return text + answer.body();
    }

    @Test
    void takesABlobAsJibSendsIt() throws IOException {
        String digest = Digests.sha256(BLOB);
        String opened = location(send("POST", "/v2/example/blobs/uploads/", BodyPublishers.noBody()));
        HttpResponse<String> patched =
                send("PATCH", opened, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(BLOB)));
        String closing = location(patched) + "&digest=" + digest;
        assertThat(patched.headers().firstValue("Range")).hasValue("0-9");
        assertThat(send("PUT", closing, BodyPublishers.noBody()).statusCode()).isEqualTo(201);
        assertThat(registry.blob("example", digest)).isEqualTo(BLOB);
        assertThat(registry.uploads()).containsExactly("example@" + digest);
        assertThat(registry.requests()).hasSize(3).first().isEqualTo("POST /v2/example/blobs/uploads/");
    }

    @Test
    void refusesAnOldLocationAndAGap() throws IOException {
        String opened = location(send("POST", "/v2/example/blobs/uploads/", BodyPublishers.noBody()));
        String next = location(send("PATCH", opened, BodyPublishers.ofByteArray(BLOB)));
        HttpRequest gap = to(next).header("Content-Range", "20-29")
                .method("PATCH", BodyPublishers.ofByteArray(BLOB))
                .build();
        assertThat(send("PATCH", opened, BodyPublishers.ofByteArray(BLOB)).statusCode())
                .isEqualTo(400);
        assertThat(send("PUT", next.replaceFirst("\\?.*", "?digest=x"), BodyPublishers.noBody())
                        .statusCode())
                .isEqualTo(400);
        assertThat(Http.send(gap).statusCode()).isEqualTo(416);
        assertThat(registry.uploads()).isEmpty();
    }

    @Test
    void remembersPushesAndMounts() throws IOException {
        image.putInto(registry, "base", "1");
        String layer = Digests.sha256(image.layer());
        send("POST", "/v2/example/blobs/uploads/?mount=" + layer + "&from=base", BodyPublishers.noBody());
        HttpRequest push = to("/v2/base/manifests/2")
                .header("Content-Type", SampleImage.MEDIA_TYPE)
                .PUT(BodyPublishers.ofByteArray(image.manifest()))
                .build();
        Http.send(push);
        assertThat(registry.mounts()).containsExactly("example@" + layer);
        assertThat(registry.uploads()).isEmpty();
        assertThat(registry.pushes()).containsExactly("base:2");
        assertThat(registry.tags("base")).containsExactly("1", "2");
        assertThat(registry.manifest("base", "2").at("/layers/0/digest").asText())
                .isEqualTo(layer);
        assertThat(registry.digest("base", "2")).isEqualTo(Digests.sha256(image.manifest()));
    }

    @Test
    void failsAsOftenAsItIsTold() throws IOException {
        registry.failNext(429, 1);
        registry.failNext("PUT /v2/example/", 503, 1);
        assertThat(get("/v2/").headers().firstValue("Retry-After")).hasValue("1");
        assertThat(get("/v2/").statusCode()).isEqualTo(200);
        assertThat(send("PUT", "/v2/example/manifests/1", BodyPublishers.noBody())
                        .statusCode())
                .isEqualTo(503);
        assertThat(send("PUT", "/v2/example/manifests/1", BodyPublishers.noBody())
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void asksForAPassword() throws IOException {
        use(InProcessRegistry.basic("me", "secret"));
        HttpResponse<String> refused = get("/v2/");
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body()).contains("UNAUTHORIZED");
        assertThat(challenge(refused)).startsWith("Basic realm=");
        assertThat(getAs(new Credentials("me", "wrong").basic(), "/v2/").statusCode())
                .isEqualTo(401);
        assertThat(getAs(registry.credentials().orElseThrow().basic(), "/v2/").statusCode())
                .isEqualTo(200);
    }

    @Test
    void asksForATokenOfTheRightScope() throws IOException {
        use(InProcessRegistry.bearer("me", "secret"));
        image.putInto(registry, "base", "1");
        String challenge = challenge(get("/v2/base/manifests/1"));
        assertThat(challenge).contains("scope=\"repository:base:pull\"").contains("service=");
        String token = "/token?service=any&scope=repository:base:pull";
        assertThat(get(token).statusCode()).isEqualTo(401);
        String bearer = bearer(getAs(registry.credentials().orElseThrow().basic(), token));
        assertThat(getAs(bearer, "/v2/base/manifests/1").statusCode()).isEqualTo(200);
        assertThat(getAs(bearer, "/v2/example/manifests/1").statusCode()).isEqualTo(401);
        HttpRequest mount = to("/v2/base/blobs/uploads/?mount=sha256:1&from=other")
                .header("Authorization", bearer)
                .POST(BodyPublishers.noBody())
                .build();
        assertThat(challenge(Http.send(mount))).contains("scope=\"repository:base:pull,push repository:other:pull\"");
    }

    @Test
    @Timeout(5)
    void sendsTlsAwayAtOnce() {
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://" + registry.address() + "/v2/"))
                .build();
        assertThatThrownBy(() -> Http.send(request)).isInstanceOf(SSLException.class);
    }

    private void use(InProcessRegistry other) {
        registry.close();
        registry = other;
    }

    private static String challenge(HttpResponse<String> refused) {
        return refused.headers().firstValue("WWW-Authenticate").orElseThrow();
    }

    private static String bearer(HttpResponse<String> answer) {
        Matcher token = Pattern.compile("\"token\":\"([^\"]+)\"").matcher(answer.body());
        assertThat(token.find()).as(answer.body()).isTrue();
        return "Bearer " + token.group(1);
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private HttpResponse<String> get(String path) throws IOException {
        return Http.send(to(path).build());
    }

    private HttpResponse<String> getAs(String authorization, String path) throws IOException {
        return Http.send(to(path).header("Authorization", authorization).build());
    }

    private HttpResponse<String> send(String method, String path, HttpRequest.BodyPublisher body) throws IOException {
        return Http.send(to(path).method(method, body).build());
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://" + registry.address() + path));
    }
}
