package dev.tinyimage.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tinyimage.console.UserError;
import dev.tinyimage.image.Image;
import dev.tinyimage.image.ImageIndex;
import dev.tinyimage.image.Json;
import dev.tinyimage.image.Publication;
import dev.tinyimage.registry.HttpRegistry;
import dev.tinyimage.registry.Login;
import dev.tinyimage.registry.Reference;
import dev.tinyimage.testkit.InProcessRegistry;
import dev.tinyimage.testkit.RecordingConsole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Of a registry that has {@code app:amd64}, {@code app:arm64} and {@code other:arm64}, the index {@code app:both} of the
 * first two, and {@code app:attested}, which lists an attestation beside its image; {@code app:old} and {@code app:new} are
 * indexes of one image that say something of themselves.
 */
class JoinedImagesTest {

    @TempDir
    Path home;

    private InProcessRegistry registry;
    private HttpRegistry jib;

    /** @param outcome the platforms in the order of the index, each with its annotations, then those of the index; or an error with {@code HOST} for the registry */
    private record Scenario(String summary, List<String> images, String outcome) {
        @Override
        public String toString() {
            return summary;
        }
    }

    static Stream<Scenario> scenarios() {
        return Stream.of(
                new Scenario(
                        "images of one platform each", List.of("app:arm64", "app:amd64"), "linux/arm64 linux/amd64"),
                new Scenario("an index", List.of("app:both"), "linux/amd64 linux/arm64"),
                new Scenario(
                        "an index with what it says of its image",
                        List.of("app:attested", "app:arm64"),
                        "linux/amd64 {a=b} unknown/unknown {vnd.docker.reference.type=attestation-manifest} linux/arm64"),
                new Scenario(
                        "what an index says of itself", List.of("app:old"), "linux/amd64 {licenses=MIT, version=1}"),
                new Scenario(
                        "what an index says of itself beside an image, which says nothing",
                        List.of("app:old", "app:arm64"),
                        "linux/amd64 linux/arm64 {licenses=MIT, version=1}"),
                new Scenario(
                        "what indexes say of themselves where they agree",
                        List.of("app:old", "app:new"),
                        "linux/amd64 linux/arm64 {licenses=MIT, source=here}"),
                new Scenario(
                        "two of one platform",
                        List.of("app:amd64", "app:arm64", "app:attested"),
                        "cannot join HOST/app:amd64 and HOST/app:attested: both are for linux/amd64. Name one image for "
                                + "each platform in <index><images> (tinyimage.index.images)."),
                new Scenario(
                        "one of another repository",
                        List.of("app:amd64", "other:arm64"),
                        "cannot join HOST/other:arm64 in HOST/app:1: an index names only images of its own repository. "
                                + "Push it to HOST/app, or correct <index><images> (tinyimage.index.images)."));
    }

    @BeforeEach
    void fill() throws IOException {
        registry = InProcessRegistry.open();
        jib = new HttpRegistry(
                new Login(Optional.empty(), Optional.empty(), id -> Optional.empty()),
                Map.of("HOME", home.toString()),
                false,
                new RecordingConsole());
        Image amd64 = PublishedImages.image("linux/amd64");
        Image arm64 = PublishedImages.image("linux/arm64");
        push(Publication.of(amd64), "app:amd64");
        push(Publication.of(arm64), "app:arm64");
        push(Publication.of(arm64), "other:arm64");
        push(Publication.of(List.of(amd64, arm64)), "app:both");
        registry.putManifest("app", "attested", """
                {"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[
                {"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"%s","size":%d,
                 "platform":{"architecture":"amd64","os":"linux"},"annotations":{"a":"b"}},
                {"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"%s","size":%d,
                 "platform":{"architecture":"unknown","os":"unknown"},
                 "annotations":{"vnd.docker.reference.type":"attestation-manifest"}}]}
                """.formatted(
                        amd64.digest(), amd64.manifest().length, arm64.digest(), arm64.manifest().length)
                .getBytes(StandardCharsets.UTF_8));
        putIndex("old", amd64, "amd64", "{\"licenses\":\"MIT\",\"version\":\"1\"}");
        putIndex("new", arm64, "arm64", "{\"licenses\":\"MIT\",\"version\":\"2\",\"source\":\"here\"}");
    }

    private void putIndex(String tag, Image image, String architecture, String annotations) {
        registry.putManifest(
                "app", tag, """
                {"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[
                {"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"%s","size":%d,
                 "platform":{"architecture":"%s","os":"linux"}}],"annotations":%s}
                """.formatted(image.digest(), image.manifest().length, architecture, annotations)
                        .getBytes(StandardCharsets.UTF_8));
    }

    @AfterEach
    void close() {
        jib.close();
        registry.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void join(Scenario scenario) throws IOException {
        assertThat(outcome(scenario.images()).replace(registry.address(), "HOST"))
                .isEqualTo(scenario.outcome());
    }

    private String outcome(List<String> images) throws IOException {
        try {
            Publication joined =
                    JoinedImages.of(images.stream().map(this::reference).toList(), reference("app:1"), jib);
            JsonNode index = Json.read(joined.document());
            StringBuilder text = new StringBuilder();
            for (JsonNode entry : index.path("manifests")) {
                JsonNode platform = entry.path("platform");
                text.append(platform.path("os").asText() + "/"
                        + platform.path("architecture").asText() + " " + said(entry));
            }
            text.append(said(index));
            assertThat(joined.images()).isEmpty();
            jib.push(joined, List.of(reference("app:1")));
            assertThat(registry.digest("app", "1")).isEqualTo(joined.digest());
            return text.toString().strip();
        } catch (UserError e) {
            return e.getMessage();
        }
    }

    private static String said(JsonNode json) {
        return json.has("annotations") ? ImageIndex.annotations(json) + " " : "";
    }

    private void push(Publication publication, String name) {
        jib.push(publication, List.of(reference(name)));
    }

    private Reference reference(String name) {
        return Reference.parse(registry.reference(name), "here");
    }
}
