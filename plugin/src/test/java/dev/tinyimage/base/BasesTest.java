package dev.tinyimage.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tinyimage.image.BaseImage;
import dev.tinyimage.image.ContainerConfig;
import dev.tinyimage.image.Content;
import dev.tinyimage.image.Entry;
import dev.tinyimage.image.Image;
import dev.tinyimage.image.ImageArchive;
import dev.tinyimage.image.ImageAssembler;
import dev.tinyimage.image.Json;
import dev.tinyimage.image.Platform;
import dev.tinyimage.image.Publication;
import dev.tinyimage.registry.HttpRegistry;
import dev.tinyimage.registry.Login;
import dev.tinyimage.registry.NoRegistry;
import dev.tinyimage.registry.Reference;
import dev.tinyimage.registry.Registry;
import dev.tinyimage.testkit.InProcessRegistry;
import dev.tinyimage.testkit.RecordingConsole;
import dev.tinyimage.testkit.TestCache;
import dev.tinyimage.testkit.TestLayers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BasesTest {

    private static final Platform PLATFORM = new Platform("linux", "amd64");

    @TempDir
    Path folder;

    private final RecordingConsole console = new RecordingConsole();

    @Test
    void anArchiveKeepsItsLayersByteForByte() throws IOException {
        Image image = image();
        Path archive = folder.resolve("base.tar");
        ImageArchive.write(Publication.of(image), List.of("localhost/base:1"), archive);

        BaseImage base = get("tar:" + archive);

        assertThat(base.config()).isEqualTo(Json.read(image.config()));
        assertThat(base.layers()).singleElement().satisfies(layer -> {
            assertThat(layer.descriptor()).isEqualTo(image.layers().get(0).descriptor());
            assertThat(layer.diffId()).isEqualTo(image.layers().get(0).diffId());
        });
    }

    @Test
    void aBaseIsPulledOnce() throws IOException {
        Image image = image();
        try (InProcessRegistry registry = InProcessRegistry.open();
                HttpRegistry jib = jib()) {
            String name = registry.reference("base:1");
            jib.push(Publication.of(image), List.of(Reference.parse(name, "here")));

            get(name);
            BaseImage base = get(name);

            String blob =
                    "GET /v2/base/blobs/" + image.layers().get(0).descriptor().digest();
            assertThat(registry.requests()).filteredOn(blob::equals).hasSize(1);
            assertThat(base.layers().get(0).unpackedSize())
                    .isEqualTo(image.layers().get(0).unpackedSize());
        }
    }

    @Test
    void withoutANetworkWhatWasPulledBefore() throws IOException {
        Image image = image();
        try (InProcessRegistry registry = InProcessRegistry.open();
                HttpRegistry jib = jib()) {
            String name = registry.reference("base:1");
            jib.push(Publication.of(image), List.of(Reference.parse(name, "here")));
            BaseImage pulled = get(name);
            int requests = registry.requests().size();

            BaseImage kept = get(name, new NoRegistry());

            assertThat(kept.config()).isEqualTo(pulled.config());
            assertThat(kept.layers().get(0).descriptor())
                    .isEqualTo(pulled.layers().get(0).descriptor());
            assertThat(registry.requests()).hasSize(requests);
        }
    }

    @Test
    void withoutANetworkAndNotPulledBefore() {
        assertThatThrownBy(() -> get("gcr.io/distroless/static:1", new NoRegistry()))
                .hasMessage("cannot use the base image gcr.io/distroless/static:1: Maven is offline and no build has "
                        + "pulled it for linux/amd64 yet. Run it once without -o, or name scratch or a file with "
                        + "<from><image> (tinyimage.from.image).");
    }

    @Test
    void aFileThatIsNotThere() {
        assertThatThrownBy(() -> get("tar:/nowhere/base.tar"))
                .hasMessage("cannot use the base image /nowhere/base.tar: there is no such file. Correct <from><image> "
                        + "(tinyimage.from.image), which takes tar: and a file, or oci: and a folder.");
    }

    private BaseImage get(String name) throws IOException {
        try (HttpRegistry jib = jib()) {
            return get(name, jib);
        }
    }

    private BaseImage get(String name, Registry registry) throws IOException {
        return Bases.get(
                name,
                TestBase.named(name),
                null,
                PLATFORM,
                registry,
                TestCache.at(folder.resolve("cache")),
                TestLayers.writer(),
                folder.resolve("work"),
                console);
    }

    private HttpRegistry jib() {
        return new HttpRegistry(
                new Login(Optional.empty(), Optional.empty(), registry -> Optional.empty()), Map.of(), false, console);
    }

    private Image image() throws IOException {
        return ImageAssembler.assemble(
                new BaseImage(Json.object(), List.of()),
                List.of(TestLayers.layer("base", List.of(new Entry.File("/etc", 0644, Content.of("x"))))),
                new ContainerConfig(List.of(), List.of(), "0", Map.of(), List.of(), Map.of(), "", Instant.EPOCH),
                PLATFORM);
    }
}
