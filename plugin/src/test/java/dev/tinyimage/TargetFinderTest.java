package dev.tinyimage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyimage.console.UserError;
import dev.tinyimage.elf.TestElf;
import dev.tinyimage.image.BaseImage;
import dev.tinyimage.image.ContainerConfig;
import dev.tinyimage.image.Content;
import dev.tinyimage.image.Entry;
import dev.tinyimage.image.FolderEntries;
import dev.tinyimage.image.Image;
import dev.tinyimage.image.ImageAssembler;
import dev.tinyimage.image.Json;
import dev.tinyimage.image.Layer;
import dev.tinyimage.image.Platform;
import dev.tinyimage.image.Publication;
import dev.tinyimage.jdk.HostJdk;
import dev.tinyimage.jdk.JdkOptions;
import dev.tinyimage.jdk.JdkOrigin;
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
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * On a machine of the CPU HERE, with JDKs of a few files for the CPU OTHER: the folder {@code other}, the archive
 * {@code other.tar.gz} and the image {@code REGISTRY/jdk:1}; {@code newer} is one of a feature release that no tool here
 * links. OWN is the JDK of the build.
 */
class TargetFinderTest {

    private static final HostJdk OWN = HostJdk.running();
    private static final Platform HERE = Platform.thisMachine();
    private static final boolean IS_ARM = HERE.architecture().equals("arm64");
    private static final Platform OTHER = new Platform("linux", IS_ARM ? "amd64" : "arm64");
    private static final String NEWER = "99.0.1";

    /** The start of a program for macOS, of 64 bits. */
    private static final byte[] MACH_O = {(byte) 0xcf, (byte) 0xfa, (byte) 0xed, (byte) 0xfe};

    @TempDir
    static Path folder;

    private static InProcessRegistry images;
    private static Registry registry;

    /**
     * A build.
     *
     * @param platforms apart by blanks
     * @param jdks what is named for all, or {@code platform=jdk}, apart by blanks
     * @param outcome a line for each platform, then what the console says, or an error
     */
    private record Scenario(String summary, String platforms, String jdks, boolean offline, String outcome) {

        Scenario(String summary, String platforms, String jdks, String outcome) {
            this(summary, platforms, jdks, false, outcome);
        }

        @Override
        public String toString() {
            return summary;
        }
    }

    static Stream<Scenario> scenarios() {
        return Stream.of(
                new Scenario("nothing named", "", "", "HERE from OWN\n"),
                new Scenario("the platform of this machine", "HERE", "", "HERE from OWN\n"),
                new Scenario("a folder for this machine", "", "OWN", "HERE from OWN\n"),
                new Scenario("a folder for another one, which says for which", "", "other", "OTHER from other\n"),
                new Scenario("a JDK for each of two", "OTHER HERE", "OTHER=other", "OTHER from other\nHERE from OWN\n"),
                new Scenario(
                        "a folder for another one than is asked for",
                        "HERE OTHER",
                        "other",
                        "cannot link a runtime for HERE: the JDK FEATURE (other) is for OTHER. Name one for HERE with "
                                + "<runtime><jdks> (tinyimage.runtime.jdks), or an image that is for several with "
                                + "<runtime><jdk> (tinyimage.runtime.jdk)."),
                new Scenario(
                        "this machine's JDK for another one",
                        "OTHER",
                        "OWN",
                        "cannot link a runtime for OTHER: the OWN is for HERE. Name one for OTHER with "
                                + "<runtime><jdks> (tinyimage.runtime.jdks), or an image that is for several with "
                                + "<runtime><jdk> (tinyimage.runtime.jdk)."),
                new Scenario(
                        "a release that no JDK here links",
                        "",
                        "newer",
                        "cannot link a runtime from the JDK " + NEWER + " (newer): jlink of the OWN links JDK FEATURE "
                                + "only, and this is JDK 99. Name a toolchain of JDK 99, or run Maven on it, or name a JDK "
                                + "FEATURE with <runtime><jdk> (tinyimage.runtime.jdk)."),
                new Scenario(
                        "a folder without a JDK",
                        "",
                        "none",
                        "cannot use the JDK in none: there is no release file that names a version. Run Maven on a full "
                                + "JDK, or name another with <runtime><jdk> (tinyimage.runtime.jdk)."),
                new Scenario("an archive", "OTHER", "other.tar.gz", "OTHER from other.tar.gz\n"),
                new Scenario(
                        "an archive with a JDK for another system",
                        "OTHER",
                        "mac.tar.gz",
                        "cannot link a runtime from the JDK in mac.tar.gz: it is for macOS. Name one for Linux with "
                                + "<runtime><jdk> (tinyimage.runtime.jdk)."),
                new Scenario(
                        "an archive with a JDK that cannot be linked",
                        "OTHER",
                        "bare.tar.gz",
                        "cannot link a runtime from the JDK in bare.tar.gz: it has no jmods and cannot link from its own "
                                + "run-time image. Install its jmods package, or name another with <runtime><jdk> "
                                + "(tinyimage.runtime.jdk)."),
                new Scenario(
                        "an archive with a JDK of no version",
                        "OTHER",
                        "nameless.tar.gz",
                        "cannot use the JDK in nameless.tar.gz: there is no release file that names a version. Run Maven "
                                + "on a full JDK, or name another with <runtime><jdk> (tinyimage.runtime.jdk)."),
                new Scenario(
                        "a release that no JDK here links, told before it is found that there are no jmods",
                        "OTHER",
                        "bare-newer.tar.gz",
                        "cannot link a runtime from the JDK " + NEWER
                                + " (bare-newer.tar.gz): jlink of the OWN links JDK "
                                + "FEATURE only, and this is JDK 99. Name a toolchain of JDK 99, or run Maven on it, or "
                                + "name a JDK FEATURE with <runtime><jdk> (tinyimage.runtime.jdk)."),
                new Scenario(
                        "an archive that is another one",
                        "OTHER",
                        "other.tar.gz#sha256=" + "0".repeat(64),
                        "cannot take a JDK from the file other.tar.gz: its SHA-256 is DIGEST, not " + "0".repeat(64)
                                + ". Fetch it again, or correct the digest if the vendor has published another file."),
                new Scenario(
                        "a URL without a digest",
                        "OTHER",
                        "https://example.com/jdk.tar.gz",
                        "cannot take a JDK from https://example.com/jdk.tar.gz: nothing says what it must be. Add "
                                + "#sha256= and its digest to it in <runtime><jdk> (tinyimage.runtime.jdk)."),
                new Scenario(
                        "a URL that no build has fetched yet, without a network",
                        "OTHER",
                        "https://example.com/jdk.tar.gz#sha256=" + "0".repeat(64),
                        true,
                        "cannot take a JDK from https://example.com/jdk.tar.gz: Maven is offline and no build has "
                                + "fetched it yet. Run it once without -o, or name a file with <runtime><jdk> "
                                + "(tinyimage.runtime.jdk)."),
                new Scenario(
                        "an image",
                        "OTHER",
                        "image:REGISTRY/jdk:1",
                        "OTHER from REGISTRY/jdk:1@sha256:DIGEST\ninfo Getting the JDK REGISTRY/jdk:1 for OTHER\n"),
                new Scenario(
                        "an image that no build has pulled yet, without a network",
                        "OTHER",
                        "image:REGISTRY/jdk:1",
                        true,
                        "cannot take a JDK from the image REGISTRY/jdk:1: Maven is offline and no build has pulled it for "
                                + "OTHER yet. Run it once without -o, or name a folder or a file with <runtime><jdk> "
                                + "(tinyimage.runtime.jdk)."),
                new Scenario(
                        "nothing named for another machine, without a network",
                        "OTHER",
                        "",
                        true,
                        "cannot take a JDK from the image registry-1.docker.io/library/eclipse-temurin:" + OWN.feature()
                                + "-jdk: Maven is offline and "
                                + "no build has pulled it for OTHER yet. Run it once without -o, or name a folder or a "
                                + "file with <runtime><jdk> (tinyimage.runtime.jdk)."),
                new Scenario(
                        "an image that does not exist for a platform",
                        "linux/s390x",
                        "image:REGISTRY/jdk:1",
                        "cannot link a runtime for linux/s390x: the image REGISTRY/jdk:1 does not exist for it. Name one "
                                + "that does with <runtime><jdks> (tinyimage.runtime.jdks), or leave the platform out of "
                                + "<from><platforms> (tinyimage.from.platforms)."));
    }

    @BeforeAll
    static void write() throws IOException {
        writeJdk(folder.resolve("other"), Integer.toString(OWN.feature()));
        writeJdk(folder.resolve("newer"), NEWER);
        writeBareJdk(folder.resolve("bare"), Integer.toString(OWN.feature()));
        writeBareJdk(folder.resolve("bare-newer"), NEWER);
        writeJdk(folder.resolve("mac"), Integer.toString(OWN.feature()));
        Files.write(folder.resolve("mac/bin/java"), MACH_O);
        writeJdk(folder.resolve("nameless"), NEWER);
        Files.writeString(folder.resolve("nameless/release"), "");
        Layer layer = archive("other");
        for (String other : List.of("bare", "bare-newer", "mac", "nameless")) {
            archive(other);
        }
        images = InProcessRegistry.open();
        registry = new HttpRegistry(
                new Login(Optional.empty(), Optional.empty(), id -> Optional.empty()),
                Map.of("HOME", folder.toString()),
                false,
                new RecordingConsole());
        Layer empty = TestLayers.layer("empty", List.of(new Entry.File("/none", 0644, Content.of(""))));
        Publication both = Publication.of(List.of(image(layer, OTHER), image(empty, HERE)));
        registry.push(both, List.of(Reference.parse(images.reference("jdk:1"), "here")));
    }

    /** Writes a JDK as an archive too. */
    private static Layer archive(String jdk) throws IOException {
        Layer layer = TestLayers.layer("jdk", FolderEntries.of(folder.resolve(jdk), "/opt/jdk"));
        try (InputStream in = layer.content().open()) {
            Files.copy(in, folder.resolve(jdk + ".tar.gz"));
        }
        return layer;
    }

    private static Image image(Layer layer, Platform platform) {
        return ImageAssembler.assemble(
                new BaseImage(Json.object(), List.of()),
                List.of(layer),
                new ContainerConfig(List.of(), List.of(), "", Map.of(), List.of(), Map.of(), "", Instant.EPOCH),
                platform);
    }

    private static void writeJdk(Path home, String version) throws IOException {
        TestElf.of(IS_ARM ? TestElf.X86_64 : TestElf.AARCH64).write(home.resolve("bin/java"));
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        for (String file : List.of("lib/modules", "jmods/java.base.jmod", "jmods/jdk.jlink.jmod")) {
            Path path = home.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, "");
        }
    }

    /** Without jmods, and without what it takes to make them. */
    private static void writeBareJdk(Path home, String version) throws IOException {
        writeJdk(home, version);
        Files.delete(home.resolve("jmods/java.base.jmod"));
        Files.delete(home.resolve("jmods/jdk.jlink.jmod"));
        Files.createFile(home.resolve("bin/jlink"));
    }

    @AfterAll
    static void close() {
        registry.close();
        images.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void find(Scenario scenario, @TempDir Path cache) throws IOException {
        RecordingConsole console = new RecordingConsole();
        String outcome;
        try {
            TargetFinder finder = new TargetFinder(
                    request(scenario), scenario.offline() ? new NoRegistry() : registry, TestCache.at(cache), console);
            List<Target> targets = new ArrayList<>();
            for (Platform platform : finder.platforms()) {
                targets.add(finder.find(platform));
            }
            outcome = targets.stream().map(TargetFinderTest::text).collect(Collectors.joining())
                    + console.lines().stream().map(line -> line + "\n").collect(Collectors.joining());
        } catch (UserError e) {
            outcome = e.getMessage();
        }

        assertThat(named(outcome)).isEqualTo(scenario.outcome());
    }

    @Test
    void theBuildsOwnJdkIsLookedAtOnce(@TempDir Path cache) throws IOException {
        BuildRequest request = request(new Scenario("two platforms", "HERE OTHER", "OTHER=other", ""));
        TargetFinder finder = new TargetFinder(request, registry, TestCache.at(cache), new RecordingConsole());

        assertThat(finder.find(OTHER).host()).isSameAs(finder.find(HERE).host());
    }

    /** The words of scenarios instead of what they stand for on this machine. */
    private static String named(String text) {
        return text.replace(OWN.toString(), "OWN")
                .replace(OWN.home().toString(), "OWN")
                .replace(folder + "/", "")
                .replace(images.address(), "REGISTRY")
                .replace(HERE.toString(), "HERE")
                .replace(OTHER.toString(), "OTHER")
                .replace("JDK " + OWN.feature(), "JDK FEATURE")
                .replaceAll("(@sha256:|SHA-256 is )[0-9a-f]{64}", "$1DIGEST");
    }

    /** All are linked by tools of this machine. */
    private static String text(Target target) {
        assertThat(target.host()).isEqualTo(OWN);
        return target.platform() + " from " + target.jdk().origin() + "\n";
    }

    /** The finder asks for nothing else. */
    private static BuildRequest request(Scenario scenario) {
        Optional<JdkOrigin> all = Optional.empty();
        Map<Platform, JdkOrigin> each = new LinkedHashMap<>();
        for (String named : words(scenario.jdks())) {
            String[] pair = named.split("=", 2);
            if (pair.length == 2 && Platform.parse(pair[0]).isPresent()) {
                each.put(Platform.parse(pair[0]).get(), JdkOrigin.parse(pair[1], folder));
            } else {
                all = Optional.of(JdkOrigin.parse(named, folder));
            }
        }
        List<Platform> platforms = words(scenario.platforms()).stream()
                .map(name -> Platform.parse(name).orElseThrow())
                .toList();
        JdkOptions jdks = new JdkOptions(Optional.empty(), all, each);
        return new BuildRequest(null, platforms, jdks, null, null, null, null, false, null, null, null, null);
    }

    private static List<String> words(String text) {
        return text.isEmpty()
                ? List.of()
                : List.of(text.replace("OWN", OWN.home().toString())
                        .replace("HERE", HERE.toString())
                        .replace("OTHER", OTHER.toString())
                        .replace("REGISTRY", images.address())
                        .split(" "));
    }
}
