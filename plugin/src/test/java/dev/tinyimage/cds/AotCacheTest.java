package dev.tinyimage.cds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyimage.image.Platform;
import dev.tinyimage.jdk.LinkSource;
import dev.tinyimage.jdk.Release;
import dev.tinyimage.runtime.JavaRuntime;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AotCacheTest {

    @ParameterizedTest(name = "{0}, profiles {1}")
    @CsvSource({
        "24.0.2, false, ''",
        "24.0.2, true,  ''",
        "25.0.3, false, -XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining -XX:+UnlockDiagnosticVMOptions -XX:-AOTAdapterCaching",
        "25.0.3, true,  -XX:+UnlockDiagnosticVMOptions -XX:-AOTAdapterCaching",
        "25.0.5, false, -XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining",
        "25.0.5, true,  ''",
    })
    void whatAJvmLearns(String version, boolean profiles, String before) {
        LinkSource jdk = new LinkSource(
                Path.of("jdk"),
                new Release(Map.of("JAVA_VERSION", version)),
                Platform.thisMachine(),
                Optional.empty(),
                "jdk");
        ArchivedImage archived = new ArchivedImage(
                null, new JavaRuntime(Path.of("runtime"), jdk, null), "/opt/java", null, Map.of(), List.of());

        assertThat(String.join(" ", new AotCache(archived, profiles).recordingFlags()))
                .isEqualTo((before + " -XX:AOTMode=record -XX:AOTConfiguration=/tmp/app.aotconf").strip());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "24.0.2, false",
        "25, true",
        "25.0.3, true",
        "25.0.4, true",
        "25.0.5, false",
        "26.0.1, true",
        "27, false"
    })
    void adaptersOfAnotherCpuAreLeftOut(String jdk, boolean leftOut) {
        assertThat(AotCache.hasForeignAdapters(jdk)).isEqualTo(leftOut);
    }
}
