package dev.tinyimage.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyimage.testkit.LayerListing;
import dev.tinyimage.testkit.TestLayers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageTest {

    @TempDir
    Path folder;

    @Test
    void aLayerKeepsLinksModesAndLongNames() throws IOException {
        Path source = Files.createDirectories(folder.resolve("runtime/bin"));
        Path program = Files.writeString(source.resolve("java"), "#!");
        program.toFile().setExecutable(true);
        Files.writeString(folder.resolve("runtime/release"), "x");
        Files.createSymbolicLink(folder.resolve("runtime/legal"), Path.of("bin/java"));
        String longName = "n".repeat(120) + "ü";
        Files.writeString(folder.resolve("runtime/" + longName), "");

        Layer layer = TestLayers.layer("runtime", FolderEntries.of(folder.resolve("runtime"), "/opt/java"));

        assertThat(LayerListing.of(layer.content().open()).lines())
                .containsExactly(
                        "/opt dir 0755 0:0",
                        "/opt/java dir 0755 0:0",
                        "/opt/java/bin dir 0755 0:0",
                        "/opt/java/bin/java file 0755 0:0 2",
                        "/opt/java/legal link bin/java",
                        "/opt/java/" + longName + " file 0644 0:0 0",
                        "/opt/java/release file 0644 0:0 1");
        assertThat(layer.diffId()).isEqualTo(DigestStream.digest(unpacked(layer)));
        assertThat(layer.unpackedSize()).isEqualTo(unpacked(layer).length);
        assertThat(layer.descriptor())
                .isEqualTo(new Descriptor(
                        MediaTypes.LAYER_GZIP,
                        DigestStream.digest(layer.content().open().readAllBytes()),
                        layer.content().size()));
    }

    @Test
    void theBaseIsRecordedInManifestAndConfig() throws IOException {
        BaseImage base =
                new BaseImage(Json.object(), List.of(), Optional.of(new BaseImage.Source("host/base:1", "sha256:1")));

        Image image = ImageAssembler.assemble(base, List.of(layer("app")), container(), new Platform("linux", "amd64"));

        String recorded = "\"org.opencontainers.image.base.digest\":\"sha256:1\","
                + "\"org.opencontainers.image.base.name\":\"host/base:1\"";
        assertThat(Json.read(image.manifest()).path("annotations").toString()).isEqualTo("{" + recorded + "}");
        assertThat(Json.read(image.config()).path("config").path("Labels").toString())
                .isEqualTo("{" + recorded + ",\"a\":\"own\"}");
    }

    @Test
    void theBasesConfigIsKeptAndOursIsPutOnTop() throws IOException {
        BaseImage base = new BaseImage(Json.read("""
                        {"architecture":"amd64","variant":"v8","config":{"User":"0","Env":["PATH=/bin","LANG=C"],
                        "Cmd":["sh"],"StopSignal":"SIGINT","Healthcheck":{"Test":["NONE"]},"Labels":{"a":"base"}},
                        "rootfs":{"type":"layers","diff_ids":["sha256:1"]},"history":[{"created_by":"somebody"}]}
                        """.getBytes(StandardCharsets.UTF_8)), List.of(layer("base")));

        Image image = ImageAssembler.assemble(base, List.of(layer("app")), container(), new Platform("linux", "arm64"));

        assertThat(Json.read(image.config()))
                .isEqualTo(Json.read("""
                        {"architecture":"arm64","variant":"v8","config":{"User":"65532","Env":["PATH=/bin","LANG=C.UTF-8"],
                        "StopSignal":"SIGINT","Healthcheck":{"Test":["NONE"]},"Labels":{"a":"own"},
                        "Entrypoint":["java","Main"],"Cmd":["serve"],"ExposedPorts":{"8080/tcp":{}}},
                        "rootfs":{"type":"layers","diff_ids":["sha256:1","DIFF"]},
                        "history":[{"created_by":"somebody"},
                        {"created":"1970-01-01T00:00:00Z","created_by":"tinyimage","comment":"app"}],
                        "created":"1970-01-01T00:00:00Z","os":"linux"}
                        """.replace("DIFF", layer("app").diffId()).getBytes(StandardCharsets.UTF_8)));
        assertThat(Json.read(image.manifest()).path("layers")).hasSize(2);
        assertThat(image.digest()).isEqualTo(DigestStream.digest(image.manifest()));
    }

    @Test
    void theArchiveIsALayoutAndADockerArchive() throws IOException {
        BaseImage base = new BaseImage(Json.object(), List.of());
        Image image = ImageAssembler.assemble(base, List.of(layer("app")), container(), new Platform("linux", "amd64"));
        Path archive = folder.resolve("image.tar");

        ImageArchive.write(Publication.of(image), List.of("localhost/app:1", "localhost/app:2"), archive);

        String blobs = "blobs/sha256/";
        String layer = blobs + image.layers().get(0).descriptor().digest().substring(7);
        String config = blobs + image.configDescriptor().digest().substring(7);
        assertThat(names(archive))
                .containsExactly(
                        "oci-layout",
                        "index.json",
                        "manifest.json",
                        blobs + image.digest().substring(7),
                        config,
                        layer);
        assertThat(content(archive, "manifest.json"))
                .isEqualTo("[{\"Config\":\"" + config + "\",\"RepoTags\":[\"localhost/app:1\",\"localhost/app:2\"],"
                        + "\"Layers\":[\"" + layer + "\"]}]");
        assertThat(content(archive, "index.json"))
                .contains(image.digest(), "\"org.opencontainers.image.ref.name\":\"1\"");
        assertThat(folder.resolve("image.tar.partial")).doesNotExist();
    }

    private Layer layer(String name) throws IOException {
        return TestLayers.layer(name, List.of(new Entry.File("/" + name, 0644, Content.of(name))));
    }

    private static ContainerConfig container() {
        return new ContainerConfig(
                List.of("java", "Main"),
                List.of("serve"),
                "65532",
                Map.of("LANG", "C.UTF-8"),
                List.of("8080/tcp"),
                Map.of("a", "own"),
                "",
                Instant.EPOCH);
    }

    private static byte[] unpacked(Layer layer) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(layer.content().open())) {
            return in.readAllBytes();
        }
    }

    private static List<String> names(Path archive) throws IOException {
        List<String> names = new ArrayList<>();
        try (TarArchiveInputStream tar = tar(archive)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }

    private static String content(Path archive, String name) throws IOException {
        try (TarArchiveInputStream tar = tar(archive)) {
            TarArchiveEntry entry = tar.getNextEntry();
            while (!entry.getName().equals(name)) {
                entry = tar.getNextEntry();
            }
            return new String(tar.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static TarArchiveInputStream tar(Path archive) throws IOException {
        return new TarArchiveInputStream(new ByteArrayInputStream(Files.readAllBytes(archive)));
    }
}
