package dev.tinyimage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tinyimage.elf.TestElf;
import dev.tinyimage.image.BaseImage;
import dev.tinyimage.image.ContainerConfig;
import dev.tinyimage.image.Content;
import dev.tinyimage.image.DigestStream;
import dev.tinyimage.image.Entry;
import dev.tinyimage.image.ImageArchive;
import dev.tinyimage.image.ImageAssembler;
import dev.tinyimage.image.Json;
import dev.tinyimage.image.Layer;
import dev.tinyimage.image.Platform;
import dev.tinyimage.image.Publication;
import dev.tinyimage.testkit.Container;
import dev.tinyimage.testkit.DebianBases;
import dev.tinyimage.testkit.DockerRegistry;
import dev.tinyimage.testkit.Jdks;
import dev.tinyimage.testkit.MavenProject;
import dev.tinyimage.testkit.NeedsPrograms;
import dev.tinyimage.testkit.Podman;
import dev.tinyimage.testkit.Skopeo;
import dev.tinyimage.testkit.TestLayers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which base an image gets, and which it does not; bases are made of Debian 13's packages, as Google's are. */
@NeedsPrograms({"docker-registry", "podman", "skopeo", "apt-get", "dpkg-deb", "jq"})
class BasesIT {

    private static final Duration START = Duration.ofSeconds(60);
    private static final String FAMILIES = "gcr.io/distroless/";

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    private static DockerRegistry registry;

    /** It names no base. */
    private static MavenProject sample;

    @BeforeAll
    static void assemble() throws IOException {
        registry = DockerRegistry.open(shared.resolve("registry"));
        DebianBases.push(registry, "base-nossl", "java-base");
        sample = MavenProject.sample("lone-goal", shared.resolve("project"));
        sample.edit("pom.xml", "(?s)<from>.*</from>", "");
        sample.packaged();
    }

    @AfterAll
    static void close() {
        registry.close();
    }

    /**
     * A JDK and the base it gets.
     *
     * @param reason end of the line that tells why
     */
    private record Choice(Path jdk, String family, String reason) {
        @Override
        public String toString() {
            return jdk.getFileName() + " gets " + family;
        }
    }

    static Stream<Choice> choices() {
        return Jdks.installed()
                .map(
                        jdk -> jdk.toString().contains("temurin")
                                ? new Choice(
                                        jdk,
                                        "base-nossl",
                                        "base-nossl-debian13:nonroot: the smallest has all that is needed")
                                : new Choice(
                                        jdk,
                                        "java-base",
                                        "base-nossl-debian13:nonroot: lib/libjimage.so of the runtime needs libgcc_s.so.1, which is not in it"));
    }

    @ParameterizedTest(name = "{0}, and runs on it")
    @MethodSource("choices")
    void theSmallestFamilyThatFits(Choice choice) throws IOException {
        String name = FAMILIES + choice.family() + "-debian13:nonroot";
        String target = registry.reference(choice.family() + "-app:1");
        Skopeo skopeo = Skopeo.of(registry);
        try (Podman podman = Podman.create()) {
            MavenProject.Log log = build(sample, choice.jdk(), target);

            assertThat(log.exitCode()).as(String.join("\n", log.log())).isZero();
            assertThat(log.log())
                    .anyMatch(line -> line.startsWith("[INFO] Base " + name) && line.endsWith(choice.reason()));
            String index = skopeo.inspectRaw("docker://" + registry.reference(name.replace("gcr.io/", "")));
            JsonNode annotations = new ObjectMapper()
                    .readTree(skopeo.inspectRaw("docker://" + target))
                    .path("annotations");
            assertThat(annotations.path("org.opencontainers.image.base.name").asText())
                    .isEqualTo(name);
            assertThat(annotations.path("org.opencontainers.image.base.digest").asText())
                    .isEqualTo(DigestStream.digest(index.getBytes(StandardCharsets.UTF_8)));
            podman.pull(registry, choice.family() + "-app:1");
            try (Container container = podman.run(target, List.of())) {
                assertThat(container.awaitHttp("/", START).body()).isEqualTo("hello");
            }
        }
    }

    @Test
    void whatDrawsTextGetsFonts() throws IOException {
        MavenProject project = MavenProject.sample("lone-goal", folder.resolve("project"));
        project.edit("pom.xml", "(?s)<from>.*</from>", "");
        project.edit(
                "src/main/java/it/Hello.java",
                "\"hello\".getBytes\\(\\)",
                "(new java.awt.Font(\"Dialog\", 0, 20).getStringBounds(\"hello\", new "
                        + "java.awt.font.FontRenderContext(null, false, false)).getWidth() > 20 ? \"wide\" : "
                        + "\"narrow\").getBytes()");
        try (Podman podman = Podman.create()) {
            MavenProject.Log log = build(project, jdk("temurin"), registry.reference("text:1"));

            assertThat(log.exitCode()).as(String.join("\n", log.log())).isZero();
            assertThat(log.log()).anyMatch(line -> line.startsWith("[INFO] Base " + FAMILIES + "java-base-debian13"));
            podman.pull(registry, "text:1");
            try (Container container = podman.run(registry.reference("text:1"), List.of())) {
                assertThat(container.awaitHttp("/", START).body()).isEqualTo("wide");
            }
        }
    }

    @Test
    void jarsKeepOnlyTheNativeLibrariesThatTheirSystemLoads() throws IOException {
        MavenProject project = MavenProject.sample("bases/natives", folder.resolve("project"));
        try (Podman podman = Podman.create()) {
            MavenProject.Log log =
                    project.run("tinyimage:build", "-Dtinyimage.to.image=" + registry.reference("natives:1"));

            assertThat(log.exitCode()).as(String.join("\n", log.log())).isZero();
            assertThat(log.log())
                    .anyMatch(line -> line.matches("\\[INFO] Left out native libraries for other systems: \\S+ MB of "
                            + "jna-.*[.]jar, snappy-java-.*[.]jar, sqlite-jdbc-.*[.]jar, zstd-jni-.*[.]jar"));
            podman.pull(registry, "natives:1");
            try (Container container = podman.run(registry.reference("natives:1"), List.of())) {
                assertThat(container.awaitHttp("/", START).body())
                        .isEqualTo("sqlite 42, snappy 400, zstd 400, jna true");
            }
        }
    }

    @Test
    void allFaultsOfABaseAreToldBeforeAnythingIsPushed() throws IOException {
        String base = registry.reference("distroless/base-nossl-debian13:nonroot");
        Path extra = Files.createDirectories(folder.resolve("extra/lib"));
        Files.writeString(extra.resolve("x"), "");

        MavenProject.Log log = build(
                sample,
                jdk("openjdk"),
                registry.reference("refused:1"),
                "-Dtinyimage.from.image=" + base,
                "-Dtinyimage.container.user=web",
                "-Dtinyimage.extraDirectories.paths=" + extra.getParent() + ":/");

        assertThat(log.exitCode()).isEqualTo(1);
        assertThat(log.error())
                .startsWith("cannot run on the base image " + base + ": 1) ")
                .contains(
                        "bin/java of the runtime needs libz.so.1, which is not in it. Name a base that has it with ",
                        "needs libstdc++.so.6, which is not in it. Name a base that has it with ",
                        "/lib/x would take the place of its link /lib to usr/lib. Put the file where the link leads with ",
                        "its /etc/passwd has no user web. Use a number or one of its names in <container><user> "
                                + "(tinyimage.container.user).");
        assertThat(registry.tags("refused")).isEmpty();
    }

    /**
     * A C library that no image of today has.
     *
     * @param loader path of its dynamic loader
     */
    private record OtherLibrary(String summary, String loader, TestElf libc, String message) {
        @Override
        public String toString() {
            return summary;
        }
    }

    static Stream<OtherLibrary> otherLibraries() {
        return Stream.of(
                new OtherLibrary(
                        "an older glibc",
                        "/lib64/ld-linux-x86-64.so.2",
                        TestElf.of(TestElf.X86_64).defines("GLIBC_2.2.5", "GLIBC_2.32"),
                        " of the runtime needs version GLIBC_2.34 of libc.so.6, which ends with GLIBC_2.32 in it. Name a "
                                + "newer base with "),
                new OtherLibrary(
                        "musl",
                        "/lib/ld-musl-x86_64.so.1",
                        TestElf.of(TestElf.X86_64),
                        "the Java runtime is built for glibc (/lib64/ld-linux-x86-64.so.2), it has "
                                + "/lib/ld-musl-x86_64.so.1. Name a base with glibc with "));
    }

    @ParameterizedTest(name = "{0} is refused")
    @MethodSource("otherLibraries")
    void anotherCLibraryIsRefused(OtherLibrary other) throws IOException {
        Path archive = folder.resolve("base.tar");
        List<Entry> entries = List.of(
                new Entry.File(
                        other.loader(),
                        0755,
                        Content.of(TestElf.of(TestElf.X86_64).bytes())),
                new Entry.File("/lib64/libc.so.6", 0755, Content.of(other.libc().bytes())));
        Layer layer = TestLayers.layer("base", entries);
        ContainerConfig container =
                new ContainerConfig(List.of(), List.of(), "", Map.of(), List.of(), Map.of(), "", Instant.EPOCH);
        BaseImage nothing = new BaseImage(Json.object(), List.of());
        ImageArchive.write(
                Publication.of(
                        ImageAssembler.assemble(nothing, List.of(layer), container, new Platform("linux", "amd64"))),
                List.of("localhost/base:1"),
                archive);

        MavenProject.Log log =
                build(sample, jdk("openjdk"), registry.reference("refused:1"), "-Dtinyimage.from.image=tar:" + archive);

        assertThat(log.exitCode()).isEqualTo(1);
        assertThat(log.error())
                .startsWith("cannot run on the base image tar:" + archive)
                .contains(other.message());
        assertThat(registry.tags("refused")).isEmpty();
    }

    private static Path jdk(String vendor) {
        return Jdks.installed()
                .filter(jdk -> jdk.toString().contains(vendor))
                .findFirst()
                .orElseThrow();
    }

    private static MavenProject.Log build(MavenProject project, Path jdk, String target, String... more)
            throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "tinyimage:build",
                "-Dtinyimage.runtime.jdk=" + jdk,
                "-Dtinyimage.to.image=" + target,
                "-Dtinyimage.registryMirrors=gcr.io=" + registry.address()));
        arguments.addAll(List.of(more));
        return project.run(arguments.toArray(String[]::new));
    }
}
