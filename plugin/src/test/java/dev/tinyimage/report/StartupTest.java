package dev.tinyimage.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyimage.cds.ArchiveKind;
import dev.tinyimage.image.Descriptor;
import dev.tinyimage.image.Image;
import dev.tinyimage.image.Layer;
import dev.tinyimage.report.Startup.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartupTest {

    @TempDir
    Path folder;

    @Test
    void anArchivePaysWhereItsPullTakesNoLongerThanItSaves() {
        Map<ArchiveKind, Image> images = new EnumMap<>(Map.of(
                ArchiveKind.NONE, image("sha256:a", 17_000_000),
                ArchiveKind.JDK, image("sha256:b", 22_000_000),
                ArchiveKind.APP, image("sha256:c", 23_000_000)));

        Startup startup =
                Startup.of(images, Map.of(ArchiveKind.NONE, 293L, ArchiveKind.JDK, 133L, ArchiveKind.APP, 301L));

        assertThat(startup.rows())
                .containsExactly(
                        new Row("none", "sha256:a", 0, 293, 0),
                        new Row("jdk", "sha256:b", 5_000_000, 133, 160),
                        new Row("app", "sha256:c", 6_000_000, 301, -8));
        assertThat(startup.table())
                .containsExactly(
                        "  archive      added      boot     saves  pays from",
                        "  none                  293 ms",
                        "  jdk        5.00 MB    133 ms    160 ms  250 Mbit/s",
                        "  app        6.00 MB    301 ms     -8 ms  no link");
        assertThat(startup.json()).isEqualTo("""
                {
                  "archives" : [ {
                    "archive" : "none",
                    "digest" : "sha256:a",
                    "addedSize" : 0,
                    "millis" : 293,
                    "savedMillis" : 0
                  }, {
                    "archive" : "jdk",
                    "digest" : "sha256:b",
                    "addedSize" : 5000000,
                    "millis" : 133,
                    "savedMillis" : 160,
                    "breakEvenMbits" : 250
                  }, {
                    "archive" : "app",
                    "digest" : "sha256:c",
                    "addedSize" : 6000000,
                    "millis" : 301,
                    "savedMillis" : -8
                  } ]
                }
                """);
    }

    @Test
    void aReportShowsNothingThatWasMeasuredOfAnotherImage() throws IOException {
        Path file = folder.resolve("startup.json");
        Image image = image("sha256:a", 1);
        assertThat(Startup.measured(file, image)).isEmpty();

        Files.writeString(file, new Startup(List.of(new Row("none", "sha256:a", 0, 293, 0))).json());

        assertThat(Startup.measured(file, image)).hasSize(1);
        assertThat(Startup.measured(file, image("sha256:b", 1))).isEmpty();
    }

    private static Image image(String digest, long size) {
        Layer layer = new Layer("app", new Descriptor("tar", digest, size), digest, size, null);
        return new Image(null, null, new Descriptor("manifest", digest, 1), null, null, List.of(layer));
    }
}
