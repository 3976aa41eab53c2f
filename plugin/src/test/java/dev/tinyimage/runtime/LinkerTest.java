package dev.tinyimage.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyimage.testkit.Jdks;
import dev.tinyimage.cut.CutOptions;
import dev.tinyimage.cut.Cuts;
import dev.tinyimage.jdk.HostJdk;
import dev.tinyimage.jdk.LinkSource;
import dev.tinyimage.modules.Evidence;
import dev.tinyimage.modules.EvidenceKind;
import dev.tinyimage.modules.ModulePlan;
import dev.tinyimage.modules.ModulePlan.PlannedModule;
import dev.tinyimage.testkit.RecordingConsole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runtimes that the running JDK links. */
class LinkerTest {

    /** Scanners tell a runtime's vendor and version by it; each line is a key and a quoted value (JEP 223). */
    @Test
    void theReleaseFileHasTheIdentityOfTheJdk(@TempDir Path folder) throws IOException {
        LinkSource jdk = Jdks.running();

        JavaRuntime runtime = Linker.link(
                HostJdk.at(jdk.home()),
                jdk,
                baseOnly(),
                Cuts.of(jdk, baseOnly(), CutOptions.NONE),
                RuntimeOptions.NONE,
                false,
                folder.resolve("runtime"),
                new RecordingConsole());

        Map<String, String> expected = new TreeMap<>(jdk.release().values());
        expected.keySet()
                .retainAll(List.of(
                        "IMPLEMENTOR",
                        "IMPLEMENTOR_VERSION",
                        "JAVA_RUNTIME_VERSION",
                        "JAVA_VERSION",
                        "LIBC",
                        "OS_ARCH",
                        "OS_NAME"));
        expected.put("IMAGE_TYPE", "JRE");
        expected.put("MODULES", "java.base");
        assertThat(values(runtime.root().resolve("release"))).containsAllEntriesOf(expected);
    }

    private static ModulePlan baseOnly() {
        Evidence evidence = new Evidence(EvidenceKind.BYTE_CODE, "", "", "", "here");
        return new ModulePlan(
                List.of(new PlannedModule("java.base", List.of(evidence))), List.of(), List.of(), List.of());
    }

    private static Map<String, String> values(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).allMatch(line -> line.matches("[A-Z_]+=\"[^\"]*\""));
        Map<String, String> values = new TreeMap<>();
        lines.forEach(line -> {
            int at = line.indexOf('=');
            values.put(line.substring(0, at), line.substring(at + 2, line.length() - 1));
        });
        return values;
    }
}
