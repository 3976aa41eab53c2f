package dev.tinyimage.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyimage.image.BaseImage;
import dev.tinyimage.image.ContainerConfig;
import dev.tinyimage.image.Content;
import dev.tinyimage.image.Entry;
import dev.tinyimage.image.Image;
import dev.tinyimage.image.ImageAssembler;
import dev.tinyimage.image.Json;
import dev.tinyimage.image.Platform;
import dev.tinyimage.testkit.TestLayers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RootFolderTest {

    @TempDir
    Path folder;

    @Test
    void getsWhatEnginesAddAndKeepsTheRest() throws IOException {
        Path root = RootFolder.unpack(
                image(
                        new Entry.Directory("/tmp", 01777, 0),
                        new Entry.File("/tmp/kept", 0644, Content.of("1")),
                        new Entry.Link("/etc/hosts", "/tmp/kept")),
                folder.resolve("root"));

        assertThat(root.resolve("tmp/kept")).hasContent("1");
        assertThat(root.resolve("etc/hosts")).hasSameBinaryContentAs(Path.of("/etc/hosts"));
        assertThat(root.resolve("etc/resolv.conf")).hasSameBinaryContentAs(Path.of("/etc/resolv.conf"));
        assertThat(List.of("proc", "dev", "sys"))
                .allSatisfy(name -> assertThat(root.resolve(name)).isEmptyDirectory());
    }

    private static Image image(Entry... entries) throws IOException {
        ContainerConfig config =
                new ContainerConfig(List.of(), List.of(), "", Map.of(), List.of(), Map.of(), "", Instant.EPOCH);
        return ImageAssembler.assemble(
                new BaseImage(Json.object(), List.of()),
                List.of(TestLayers.layer("layer", List.of(entries))),
                config,
                new Platform("linux", "amd64"));
    }
}
