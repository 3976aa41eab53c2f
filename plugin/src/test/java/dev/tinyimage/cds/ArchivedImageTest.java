package dev.tinyimage.cds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tinyimage.elf.TestElf;
import dev.tinyimage.image.Content;
import dev.tinyimage.image.Entry;
import dev.tinyimage.image.Image;
import dev.tinyimage.image.Platform;
import dev.tinyimage.run.NotHere;
import dev.tinyimage.testkit.TestLayers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchivedImageTest {

    private static final int S390 = 22;

    @TempDir
    Path folder;

    /** As where binfmt_misc knows no emulator, or one that is not to be found in the image. */
    @Test
    void aJvmForAnotherCpuIsRefused() throws IOException {
        byte[] java = TestElf.of(S390).interpreter("/lib/ld64.so.1").bytes();
        ArchivedImage archived = archived(
                new Entry.File("/opt/java/bin/java", 0755, Content.of(java)),
                new Entry.File("/lib/ld64.so.1", 0755, Content.of(java)));

        assertThatThrownBy(() -> archived.open(false, Optional.of("no-engine"), folder))
                .isInstanceOf(NotHere.class)
                .hasMessageMatching("the image's JVM is for linux/s390x and does not start on this machine, which is "
                        + "linux/\\w+: in its own files: .+; no engine answers to no-engine info");
    }

    /** JVMs before 25.0.4 take a cache beside other jars, so its name, and the option with it, are of these jars alone. */
    @Test
    void aCacheIsNamedByAllThatIsInItsImage() throws IOException {
        assertThat(cacheOf("one")).matches("app-[0-9a-f]{16}\\.aot").isEqualTo(cacheOf("one"));
        assertThat(cacheOf("one")).isNotEqualTo(cacheOf("two"));
    }

    private static String cacheOf(String jar) throws IOException {
        byte[] bytes = jar.getBytes(StandardCharsets.UTF_8);
        return new AotCache(archived(new Entry.File("/app/app.jar", 0644, Content.of(bytes))), false).name();
    }

    private static ArchivedImage archived(Entry... files) throws IOException {
        byte[] config = "{\"config\": {\"Entrypoint\": [\"/opt/java/bin/java\"]}}".getBytes(StandardCharsets.UTF_8);
        Image image = new Image(
                new Platform("linux", "s390x"),
                config,
                null,
                config,
                null,
                List.of(TestLayers.layer("app", List.of(files))));
        return new ArchivedImage(image, null, "/opt/java", null, Map.of(), List.of());
    }
}
