package dev.tinyimage.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyimage.cut.CutOptions;
import dev.tinyimage.cut.Cuts;
import dev.tinyimage.jdk.HostJdk;
import dev.tinyimage.jdk.LinkSource;
import dev.tinyimage.jdk.Release;
import dev.tinyimage.jdk.RuntimeImage;
import dev.tinyimage.modules.Evidence;
import dev.tinyimage.modules.EvidenceKind;
import dev.tinyimage.modules.ModulePlan;
import dev.tinyimage.modules.ModulePlan.PlannedModule;
import dev.tinyimage.testkit.Jdks;
import dev.tinyimage.testkit.RecordingConsole;
import dev.tinyimage.testkit.TestCache;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A runtime of java.base that the running JDK links. */
class LinkerTest {

    private static final HostJdk HOST = HostJdk.running();
    private static final LinkSource JDK = Jdks.running();
    private static final Cuts CUTS = Cuts.of(JDK, baseOnly(), CutOptions.NONE, TestCache.get());

    private static JavaRuntime runtime;

    @BeforeAll
    static void link(@TempDir Path folder) throws IOException {
        runtime = Linker.link(
                HOST,
                JDK,
                baseOnly(),
                CUTS,
                RuntimeOptions.NONE,
                false,
                folder.resolve("runtime"),
                new RecordingConsole());
    }

    /** Scanners tell a runtime's vendor and version by it; each line is a key and a quoted value (JEP 223). */
    @Test
    void theReleaseFileHasTheIdentityOfTheJdk() throws IOException {
        Map<String, String> expected = new TreeMap<>(JDK.release().values());
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

    /** jlink takes it out of them too, or not, in the order in which its plugins happen to run. */
    @Test
    void generatedClassesHaveNoDebugInformation() {
        try (RuntimeImage image = RuntimeImage.of(runtime.root())) {
            String generated = image.files("java.base", "java/lang/invoke").stream()
                    .filter(file -> file.contains("$Species_L"))
                    .findFirst()
                    .orElseThrow();
            assertThat(new String(image.read("java.base", generated), StandardCharsets.ISO_8859_1))
                    .doesNotContain("SourceFile");
        }
    }

    /** Whose jlink it was may show in the sizes; a build that asks again need not link. */
    @Test
    void sizesAreKeptByTheHostThatHasLinked(@TempDir Path cache) {
        HostJdk other = new HostJdk(HOST.home(), new Release(Map.of("JAVA_VERSION", HOST.feature() + ".0.99")));
        AtomicInteger links = new AtomicInteger();
        List<Long> sizes = Stream.of(HOST, HOST, other)
                .map(host ->
                        ModuleSizes.of(host, JDK, baseOnly(), CUTS, RuntimeOptions.NONE, TestCache.at(cache), () -> {
                            links.incrementAndGet();
                            return runtime;
                        }))
                .map(measured -> measured.modules().get("java.base"))
                .distinct()
                .toList();

        assertThat(links).hasValue(2);
        assertThat(sizes).hasSize(1);
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
