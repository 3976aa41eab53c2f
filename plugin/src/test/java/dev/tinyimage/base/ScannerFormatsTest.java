package dev.tinyimage.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tinyimage.image.Entry;
import dev.tinyimage.image.Layer;
import dev.tinyimage.testkit.Jdks;
import dev.tinyimage.testkit.Programs;
import dev.tinyimage.testkit.RecordingConsole;
import dev.tinyimage.testkit.TestLayers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scratch base made from this very machine, for the running JDK, as the formats want it that scanners read. */
class ScannerFormatsTest {

    private static final Path JDK = Path.of(System.getProperty("java.home"));

    /** Debian policy, 5.6.1 and 5.6.7. */
    private static final String PACKAGE_NAME = "[a-z0-9][a-z0-9+.-]+";

    /** Debian policy, 5.6.12: epoch, upstream version, revision. */
    private static final String VERSION = "(\\d+:)?\\d[A-Za-z0-9.+~-]*";

    @TempDir
    Path folder;

    @BeforeEach
    void onDebian() {
        assumeTrue(
                Files.exists(Path.of("/var/lib/dpkg/status")) && Files.exists(JDK.resolve("lib/server/libjvm.so")),
                "a Debian with a JDK for Linux");
    }

    @Test
    void everyPackageIsOneParagraphOfControlFields() throws IOException {
        List<Entry> packages = entries().stream()
                .filter(entry -> entry.path().startsWith("/var/lib/dpkg/status.d/"))
                .filter(Entry.File.class::isInstance)
                .toList();

        assertThat(packages).extracting(Entry::path).contains("/var/lib/dpkg/status.d/libc6");
        for (Entry entry : packages) {
            Map<String, String> fields = fields((Entry.File) entry);
            assertThat(fields.get("Package"))
                    .isEqualTo(entry.path().replaceFirst(".*/", ""))
                    .matches(PACKAGE_NAME);
            assertThat(fields.get("Version")).matches(VERSION);
            assertThat(fields.get("Architecture")).matches("[a-z0-9-]+");
            assertThat(fields.get("Maintainer")).matches(".+ <[^<>]+@[^<>]+>");
            assertThat(fields).containsKey("Description").doesNotContainKeys("Status", "Conffiles");
        }
    }

    @Test
    void syftNamesEveryPackage() throws Exception {
        Optional<Path> syft = Programs.onPath("syft");
        assumeTrue(syft.isPresent(), "syft on the PATH");
        List<String> packages = new ArrayList<>();
        for (Entry entry : entries()) {
            if (entry instanceof Entry.File file) {
                Path copy = folder.resolve(file.path().substring(1));
                Files.createDirectories(copy.getParent());
                try (InputStream in = file.content().open()) {
                    Files.copy(in, copy);
                }
                if (file.path().startsWith("/var/lib/dpkg/status.d/")) {
                    packages.add(copy.getFileName().toString());
                }
            }
        }

        Process process = new ProcessBuilder(syft.get().toString(), "dir:" + folder, "-q", "-o", "json")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        JsonNode found = new ObjectMapper().readTree(process.getInputStream());

        assertThat(process.waitFor()).isZero();
        assertThat(found.path("artifacts").findValuesAsText("name")).containsAll(packages);
    }

    @Test
    void everyPackageHasItsLicence() throws IOException {
        List<Entry> entries = entries();
        List<String> paths = entries.stream().map(Entry::path).toList();
        // Debian lets packages of one source share a folder
        List<String> links = entries.stream()
                .filter(Entry.Link.class::isInstance)
                .map(entry -> entry.path().replaceFirst("/usr/share/doc/", ""))
                .toList();

        assertThat(paths)
                .filteredOn(path -> path.startsWith("/var/lib/dpkg/status.d/"))
                .map(path -> path.replaceFirst(".*/", ""))
                .allMatch(name -> paths.contains("/usr/share/doc/" + name + "/copyright") || links.contains(name));
    }

    @Test
    void theDistributionNamesItself() throws IOException {
        Entry.File release = entries().stream()
                .filter(entry -> entry.path().equals("/usr/lib/os-release"))
                .map(Entry.File.class::cast)
                .findFirst()
                .orElseThrow();

        assertThat(text(release).lines().filter(line -> !line.isBlank() && !line.startsWith("#")))
                .allMatch(line -> line.matches("[A-Z0-9_]+=(\"[^\"]*\"|'[^']*'|[^\\s\"']*)"))
                .anyMatch(line -> line.startsWith("ID="))
                .anyMatch(line -> line.startsWith("VERSION_ID="));
    }

    @Test
    void theSameMachineGivesTheSameLayer() throws IOException {
        Layer first = TestLayers.layer("base", entries());
        Layer second = TestLayers.layer("base", entries());

        assertThat(second.descriptor()).isEqualTo(first.descriptor());
    }

    /** Temurin's libraries need glibc alone, whatever the modules. */
    @Test
    void theBaseOfTemurinIsSmall() throws IOException {
        Optional<Path> temurin = Jdks.installed()
                .filter(jdk -> jdk.toString().contains("temurin"))
                .findFirst();
        assumeTrue(temurin.isPresent(), "a Temurin beside the running JDK");

        Layer layer = TestLayers.layer("base", entries(temurin.get()));

        assertThat(layer.descriptor().size()).isLessThan(1_700_000);
    }

    /** deb822(5): a field begins a line; lines that begin with a blank continue it; no line is empty. */
    private static Map<String, String> fields(Entry.File file) throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        String last = "";
        for (String line : text(file).split("\n")) {
            assertThat(line).as("a line of " + file.path()).matches("([!-9;-~]+:.*|[ \\t]+\\S.*)");
            if (Character.isWhitespace(line.charAt(0))) {
                assertThat(last).isNotEmpty();
                fields.merge(last, "\n" + line, String::concat);
            } else {
                last = line.substring(0, line.indexOf(':'));
                assertThat(fields.put(last, line.substring(last.length() + 1).strip()))
                        .isNull();
            }
        }
        return fields;
    }

    private static List<Entry> entries() throws IOException {
        return entries(JDK);
    }

    private static List<Entry> entries(Path jdk) throws IOException {
        Natives natives =
                Natives.of(jdk, new TreeMap<>(), List.of(), new Natives.Options(Optional.empty(), false, Set.of()));
        return ScratchBase.entries(natives, TestBase.scratch(Path.of("/")), new RecordingConsole());
    }

    private static String text(Entry.File file) throws IOException {
        try (InputStream in = file.content().open()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
