package dev.tinyimage.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyimage.testkit.TestLayers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Images of two layers, of which the lower is the same for all platforms. */
class PublicationTest {

    @Test
    void oneImageIsItsOwnManifest() throws IOException {
        Image image = image("linux/amd64");

        Publication publication = Publication.of(List.of(image));

        assertThat(publication.isIndex()).isFalse();
        assertThat(publication.document()).isEqualTo(image.manifest());
        assertThat(publication.digest()).isEqualTo(image.digest());
    }

    @Test
    void severalAreAnIndexInTheirOrder() throws IOException {
        Image amd64 = image("linux/amd64");
        Image arm64 = image("linux/arm64/v8");

        Publication publication = Publication.of(List.of(amd64, arm64));

        String index = """
                {"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[\
                {"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"%s","size":%d,\
                "platform":{"architecture":"amd64","os":"linux"}},\
                {"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"%s","size":%d,\
                "platform":{"architecture":"arm64","os":"linux","variant":"v8"}}]}""".formatted(amd64.digest(), amd64.manifest().length, arm64.digest(), arm64.manifest().length);
        assertThat(publication.isIndex()).isTrue();
        assertThat(new String(publication.document(), StandardCharsets.UTF_8)).isEqualTo(index);
        assertThat(publication.descriptor())
                .isEqualTo(new Descriptor(
                        "application/vnd.oci.image.index.v1+json",
                        DigestStream.digest(publication.document()),
                        publication.document().length));
    }

    @Test
    void aLayoutHasEachBlobOnce() throws IOException {
        Image amd64 = image("linux/amd64");
        Image arm64 = image("linux/arm64");
        Publication publication = Publication.of(List.of(amd64, arm64));

        Map<String, Content> files = OciLayout.files(publication, List.of("localhost:5000/app:1", "other:2"));

        Map<String, String> names = names(amd64, "amd64");
        names.putAll(names(arm64, "arm64"));
        names.put(OciLayout.path(publication.descriptor()), "the index");
        assertThat(files.keySet().stream().map(file -> names.getOrDefault(file, file)))
                .containsExactly(
                        "oci-layout",
                        "index.json",
                        "the index",
                        "manifest of amd64",
                        "config of amd64",
                        "layer app",
                        "layer amd64",
                        "manifest of arm64",
                        "config of arm64",
                        "layer arm64");
        assertThat(text(files.get("oci-layout"))).isEqualTo("{\"imageLayoutVersion\":\"1.0.0\"}");
        assertThat(text(files.get("index.json")))
                .isEqualTo("""
                {"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[\
                {"mediaType":"application/vnd.oci.image.index.v1+json","digest":"%s","size":%d,\
                "annotations":{"io.containerd.image.name":"localhost:5000/app:1",\
                "org.opencontainers.image.ref.name":"1"}}]}""".formatted(publication.digest(), publication.document().length));
    }

    @Test
    void aLayoutOfOneImageWithoutAName() throws IOException {
        Image image = image("linux/amd64");

        Map<String, Content> files = OciLayout.files(Publication.of(image), List.of());

        Map<String, String> names = names(image, "amd64");
        assertThat(files.keySet().stream().map(file -> names.getOrDefault(file, file)))
                .containsExactly(
                        "oci-layout", "index.json", "manifest of amd64", "config of amd64", "layer app", "layer amd64");
        assertThat(text(files.get("index.json"))).isEqualTo("""
                {"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[\
                {"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"%s","size":%d,\
                "platform":{"architecture":"amd64","os":"linux"}}]}""".formatted(image.digest(), image.manifest().length));
    }

    private static Map<String, String> names(Image image, String platform) {
        Map<String, String> names = new LinkedHashMap<>();
        names.put(OciLayout.path(image.manifestDescriptor()), "manifest of " + platform);
        names.put(OciLayout.path(image.configDescriptor()), "config of " + platform);
        image.layers().forEach(layer -> names.put(OciLayout.path(layer.descriptor()), "layer " + layer.name()));
        return names;
    }

    private static String text(Content content) throws IOException {
        try (InputStream in = content.open()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Image image(String name) throws IOException {
        Platform platform = Platform.parse(name).orElseThrow();
        return ImageAssembler.assemble(
                new BaseImage(Json.object(), List.of()),
                List.of(layer("app"), layer(platform.architecture())),
                new ContainerConfig(List.of(), List.of(), "", Map.of(), List.of(), Map.of(), "", Instant.EPOCH),
                platform);
    }

    private static Layer layer(String name) throws IOException {
        return TestLayers.layer(name, List.of(new Entry.File("/" + name, 0644, Content.of(name))));
    }
}
