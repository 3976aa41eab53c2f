package dev.tinyimage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tinyimage.testkit.Container;
import dev.tinyimage.testkit.DockerRegistry;
import dev.tinyimage.testkit.Jdks;
import dev.tinyimage.testkit.MavenProject;
import dev.tinyimage.testkit.NeedsPrograms;
import dev.tinyimage.testkit.Podman;
import dev.tinyimage.testkit.TestRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * How many bytes a pull of the example on {@code scratch} takes, each image pulled, started and asked. {@code bench/size}
 * runs this and shows the table that it writes.
 */
@NeedsPrograms({"docker-registry", "podman"})
class SizeIT {

    private static final Duration START = Duration.ofSeconds(60);
    private static final Path TABLE = Path.of("target/size.txt");

    /** Megabytes that must not be exceeded, for JDKs of which the size is known: Debian's 17 and Temurin 25. */
    private static final Map<String, Double> LIMITS =
            Map.of("17 gzip", 15.3, "17 zstd", 11.8, "25 gzip", 18.2, "25 zstd", 13.9);

    private static final String SIGNED = """
            <dependency><groupId>org.bouncycastle</groupId><artifactId>bcutil-jdk18on</artifactId><version>1.84</version>
              <exclusions><exclusion><groupId>*</groupId><artifactId>*</artifactId></exclusion></exclusions></dependency>
            """;

    /** As Maven Central gives it. */
    private static final String SIGNED_SHA1 = "79bfd1f9c6bd7431ff22e29935ec20f12f0af0d3";

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    private static MavenProject example;

    private record Row(Path jdk, String compression) {

        @Override
        public String toString() {
            return Jdks.linkSource(jdk) + " " + compression;
        }
    }

    static Stream<Row> rows() {
        return Jdks.installed().flatMap(jdk -> Stream.of("gzip", "zstd").map(compression -> new Row(jdk, compression)));
    }

    @BeforeAll
    static void packageExample() throws IOException {
        example = MavenProject.example(shared.resolve("example")).packaged();
    }

    @BeforeAll
    static void head() throws IOException {
        Files.writeString(
                TABLE,
                String.format(
                        "%-50s %-5s %6s %8s %6s %6s %9s%n", "JDK", "", "base", "runtime", "app", "total", "unpacked"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void answersAndIsSmall(Row row) throws IOException {
        try (TestRegistry registry = DockerRegistry.open(folder.resolve("registry"));
                Podman podman = Podman.create()) {
            MavenProject.Log log = example.run(
                    "tinyimage:build",
                    "-Dtinyimage.runtime.jdk=" + row.jdk(),
                    "-Dtinyimage.runtime.archive=none", // what it costs and buys is in docs/startup.md
                    "-Dtinyimage.image.compression=" + row.compression(),
                    "-Dtinyimage.to.image=" + registry.reference("example:1"));

            assertThat(log.exitCode()).as(String.join("\n", log.log())).isZero();
            podman.pull(registry, "example:1");
            answers(podman, registry.reference("example:1"));
        }
        JsonNode platform = new ObjectMapper()
                .readTree(
                        example.folder().resolve("target/tinyimage/result.json").toFile())
                .path("platforms")
                .path(0);
        Files.writeString(TABLE, line(row, platform), StandardOpenOption.APPEND);
        assertThat(platform.path("layers"))
                .allSatisfy(
                        layer -> assertThat(layer.path("mediaType").asText()).endsWith(row.compression()));
        assertThat(megabytes(platform.path("compressedSize").asLong()))
                .isLessThanOrEqualTo(LIMITS.getOrDefault(
                        Jdks.linkSource(row.jdk()).feature() + " " + row.compression(), Double.MAX_VALUE));
    }

    @ParameterizedTest(name = "podman loads an archive of zstd, {0}")
    @MethodSource("zstd")
    void isLoaded(Row row) throws IOException {
        try (Podman podman = Podman.create()) {
            MavenProject.Log log = example.run(
                    "tinyimage:load",
                    "tinyimage:check",
                    "-Dtinyimage.image.compression=" + row.compression(),
                    "-Dtinyimage.image.compressionLevel=1",
                    "-Dtinyimage.to.image=localhost/loaded:1",
                    "-Dtinyimage.check.runner=loader",
                    "-Dtinyimage.check.path=/",
                    "-Dtinyimage.dockerClient.executable=" + podman.wrapperScript(folder));

            assertThat(log.exitCode()).as(String.join("\n", log.log())).isZero();
            answers(podman, "localhost/loaded:1");
        }
    }

    /** The signed jar is from Maven Central; what it needs itself nobody calls. */
    @Test
    void aSignedJarVerifiesAlthoughItIsRepackedAndScannersStillHaveItsName() throws Exception {
        MavenProject project = MavenProject.example(folder.resolve("example"));
        project.edit("pom.xml", "<dependencies>", "<dependencies>" + SIGNED);
        try (TestRegistry registry = DockerRegistry.open(folder.resolve("registry"));
                Podman podman = Podman.create()) {
            MavenProject.Log log = project.run(
                    "tinyimage:build",
                    "-DskipTests",
                    "-Dtinyimage.image.repackJars=true",
                    "-Dtinyimage.image.compressionLevel=1",
                    "-Dtinyimage.to.image=" + registry.reference("example:1"));

            assertThat(log.exitCode()).as(String.join("\n", log.log())).isZero();
            podman.pull(registry, "example:1");
            answers(podman, registry.reference("example:1"));
            String container =
                    podman.podman("create", registry.reference("example:1")).strip();
            podman.podman("cp", container + ":/app", folder.toString());
        }
        try (JarFile jar =
                new JarFile(folder.resolve("app/lib/bcutil-jdk18on-1.84.jar").toFile(), true)) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                jar.getInputStream(entry).readAllBytes(); // throws where a digest is wrong
                assertThat(entry.getMethod() == ZipEntry.STORED || entry.isDirectory())
                        .as(entry.getName())
                        .isTrue();
                assertThat(entry.getName().endsWith(".class") && entry.getCodeSigners() == null)
                        .as(entry.getName())
                        .isFalse();
            }
        }
        assertThat(folder.resolve("app/sbom.cdx.json"))
                .content()
                .contains(
                        "\"purl\" : \"pkg:maven/org.bouncycastle/bcutil-jdk18on@1.84?type=jar\"",
                        "\"content\" : \"" + SIGNED_SHA1 + "\"",
                        "\"purl\" : \"pkg:deb/debian/libc6@")
                .isEqualTo(Files.readString(project.folder().resolve("target/tinyimage/bom.cdx.json")));
    }

    static Stream<Row> zstd() {
        return Stream.of(new Row(Path.of(System.getProperty("java.home")), "zstd"));
    }

    private static void answers(Podman podman, String image) {
        try (Container container = podman.run(image, List.of())) {
            assertThat(container.awaitHttp("/", START).statusCode()).isEqualTo(200);
        }
    }

    private static String line(Row row, JsonNode platform) {
        long base = size(platform, "base");
        long runtime = size(platform, "jvm") + size(platform, "runtime");
        long total = platform.path("compressedSize").asLong();
        return String.format(
                Locale.ROOT,
                "%-50s %-5s %6.2f %8.2f %6.2f %6.2f %9.2f%n",
                Jdks.linkSource(row.jdk()),
                row.compression(),
                megabytes(base),
                megabytes(runtime),
                megabytes(total - base - runtime),
                megabytes(total),
                megabytes(platform.path("unpackedSize").asLong()));
    }

    private static long size(JsonNode platform, String layer) {
        for (JsonNode candidate : platform.path("layers")) {
            if (candidate.path("name").asText().equals(layer)) {
                return candidate.path("compressedSize").asLong();
            }
        }
        throw new IllegalStateException("no layer " + layer);
    }

    private static double megabytes(long bytes) {
        return bytes / 1e6;
    }
}
