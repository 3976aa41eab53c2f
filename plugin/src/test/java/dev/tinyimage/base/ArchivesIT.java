package dev.tinyimage.base;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tinyimage.image.BaseImage;
import dev.tinyimage.image.LayerFormat;
import dev.tinyimage.image.Platform;
import dev.tinyimage.registry.NoRegistry;
import dev.tinyimage.testkit.InProcessRegistry;
import dev.tinyimage.testkit.NeedsPrograms;
import dev.tinyimage.testkit.RecordingConsole;
import dev.tinyimage.testkit.Skopeo;
import dev.tinyimage.testkit.TestCache;
import dev.tinyimage.testkit.TestLayers;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that another program has made of an image. */
@NeedsPrograms("skopeo")
class ArchivesIT {

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource({"docker-archive, tar:, GZIP", "oci-archive, tar://, ZSTD", "oci, oci:, ZSTD"})
    void aBaseOfSkopeo(String transport, String prefix, LayerFormat format) throws IOException {
        Path place = folder.resolve("base");
        try (InProcessRegistry registry = InProcessRegistry.open()) {
            StoredImages images = new StoredImages(registry, "base");
            ObjectNode layer = images.layer(format, format.mediaType());
            images.image(StoredImages.OCI_MANIFEST, "{\"os\":\"linux\",\"architecture\":\"amd64\"}", layer);
            Skopeo.of(registry).copy("docker://" + registry.reference("base:1"), transport + ":" + place + ":x:1");
        }

        BaseImage base = Bases.get(
                prefix + place,
                TestBase.named(prefix + place),
                null,
                new Platform("linux", "amd64"),
                new NoRegistry(),
                TestCache.at(folder.resolve("cache")),
                TestLayers.writer(),
                folder.resolve("work"),
                new RecordingConsole());

        assertThat(base.layers())
                .singleElement()
                .satisfies(only -> assertThat(only.descriptor().mediaType()).isEqualTo(format.mediaType()));
    }
}
