package dev.tinyimage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tinyimage.image.Compression;
import dev.tinyimage.image.FolderEntries;
import dev.tinyimage.image.LayerFormat;
import dev.tinyimage.image.LayerWriter;
import dev.tinyimage.jdk.HostJdk;
import dev.tinyimage.jdk.JdkTool;
import dev.tinyimage.jdk.LinkSource;
import dev.tinyimage.testkit.Container;
import dev.tinyimage.testkit.DockerRegistry;
import dev.tinyimage.testkit.Jdks;
import dev.tinyimage.testkit.Jib;
import dev.tinyimage.testkit.MavenProject;
import dev.tinyimage.testkit.Podman;
import dev.tinyimage.testkit.RecordingConsole;
import dev.tinyimage.testkit.Skopeo;
import dev.tinyimage.testkit.TestCache;
import dev.tinyimage.testkit.TestRegistry;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A Spring Boot application with MVC, JPA and H2, beside what others make of it: the runtime of a plain jlink, and the image
 * of Jib on a full Java runtime. {@code bench/springboot} runs this and shows the table that it writes, in which a bar that
 * is missed is said to be.
 */
class SpringBootBench {

    private static final Duration START = Duration.ofMinutes(5); // times are not measured, and machines may be busy
    private static final Path TABLE = Path.of("target/springboot.txt");
    private static final int NAMED_COMPRESSION = 21;
    private static final int ZLIB_DEFAULT = 6;

    /** Layers that hold no dependencies. */
    private static final Set<String> OTHERS = Set.of("base", "jvm", "runtime", "app", "extra");

    private static final Set<String> RUNTIME = Set.of("jvm", "runtime");

    @TempDir
    Path folder;

    /** Compressed bytes. */
    private record Sizes(long runtime, long dependencies, long total) {}

    static Stream<Path> jdks() {
        return Jdks.installed();
    }

    @BeforeAll
    static void head() throws IOException {
        Files.writeString(TABLE, "");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("jdks")
    void compares(Path home) throws Exception {
        LinkSource jdk = Jdks.linkSource(home);
        MavenProject project = MavenProject.sample("sizes/spring-boot-jpa", folder.resolve("project"))
                .with(Map.of("JAVA_HOME", home.toString()));
        try (DockerRegistry registry = DockerRegistry.open(folder.resolve("registry"));
                Podman podman = Podman.create()) {
            Sizes jib = jib(project, home, registry);
            Sizes gzip = tinyimage(project, registry, "gzip");
            Sizes zstd = tinyimage(project, registry, "zstd");
            long plain = plainRuntime(project, jdk);
            write("%s%n%-44s %8s %12s %6s%n", jdk, "", "runtime", "dependencies", "total");
            write("%-44s %8.2f%n", "plain jlink of what jdeps says, gzip", plain / 1e6);
            row("Jib on a full runtime, gzip", jib);
            row("tinyimage on scratch, gzip", gzip);
            row("tinyimage on scratch, zstd", zstd);
            bar("runtime layer to plain jlink's, gzip both", gzip.runtime(), plain, 0.80);
            bar("dependencies with zstd to Jib's", zstd.dependencies(), jib.dependencies(), 0.50);
            bar("total with zstd to Jib's", zstd.total(), jib.total(), 0.55);
            bar("total with gzip to Jib's", gzip.total(), jib.total(), 0.55);
            for (String tag : List.of("jib", "gzip", "zstd")) {
                podman.pull(registry, "spring-boot-jpa:" + tag);
                answers(podman, registry.reference("spring-boot-jpa:" + tag));
                write("%s answers%n", tag);
            }
        }
    }

    private static Sizes tinyimage(MavenProject project, TestRegistry registry, String compression) throws IOException {
        MavenProject.Log log = project.run(
                "package",
                "dev.tinyimage:tinyimage-maven-plugin:" + System.getProperty("it.version") + ":build",
                "-Dtinyimage.from.image=scratch",
                "-Dtinyimage.image.compression=" + compression,
                "-Dtinyimage.runtime.archive=none", // which Jib's image and a plain jlink do not have either
                "-Dtinyimage.to.image=" + registry.reference("spring-boot-jpa:" + compression));
        assertThat(log.exitCode()).as(String.join("\n", log.log())).isZero();
        JsonNode platform = new ObjectMapper()
                .readTree(
                        project.folder().resolve("target/tinyimage/result.json").toFile())
                .at("/platforms/0");
        long runtime = 0;
        long dependencies = 0;
        for (JsonNode layer : platform.path("layers")) {
            String name = layer.path("name").asText();
            long size = layer.path("compressedSize").asLong();
            runtime += RUNTIME.contains(name) ? size : 0;
            dependencies += OTHERS.contains(name) ? 0 : size;
        }
        return new Sizes(runtime, dependencies, platform.path("compressedSize").asLong());
    }

    private static Sizes jib(MavenProject project, Path home, DockerRegistry registry) throws IOException {
        Jib.push(project, home, registry, "spring-boot-jpa:jib");
        Skopeo skopeo = Skopeo.of(registry);
        String image = "docker://" + registry.reference("spring-boot-jpa:jib");
        ObjectMapper json = new ObjectMapper();
        JsonNode layers = json.readTree(skopeo.inspectRaw(image)).path("layers");
        JsonNode history = json.readTree(skopeo.inspectConfig(image)).path("history"); // one a layer
        assertThat(history.size()).isEqualTo(layers.size());
        long dependencies = 0;
        long total = 0;
        for (int i = 0; i < layers.size(); i++) {
            long size = layers.path(i).path("size").asLong();
            total += size;
            dependencies += history.path(i).path("comment").asText().equals("dependencies") ? size : 0;
        }
        assertThat(dependencies).isPositive();
        return new Sizes(0, dependencies, total);
    }

    /** The bytes of its layer, compressed with zlib's default effort as Jib does. */
    private long plainRuntime(MavenProject project, LinkSource jdk) throws IOException {
        Path libraries = folder.resolve("lib");
        MavenProject.Log log =
                project.run("dependency:copy-dependencies", "-DincludeScope=runtime", "-DoutputDirectory=" + libraries);
        assertThat(log.exitCode()).as(String.join("\n", log.log())).isZero();
        String modules = run(
                HostJdk.at(jdk.home()).separateTool("jdeps"),
                "--ignore-missing-deps",
                "-q",
                "--recursive",
                "--multi-release=" + jdk.feature(),
                "--print-module-deps",
                "--class-path=" + jars(libraries), // the launcher of jdeps, not jdeps, knows what a star means
                project.folder().resolve("target/app.jar").toString());
        Path runtime = folder.resolve("plain");
        run(
                HostJdk.at(jdk.home()).separateTool("jlink"),
                "--strip-debug",
                jdk.feature() < NAMED_COMPRESSION ? "--compress=2" : "--compress=zip-6",
                "--add-modules=" + modules,
                "--output=" + runtime);
        return new LayerWriter(new Compression(LayerFormat.GZIP, ZLIB_DEFAULT), TestCache.get(), new RecordingConsole())
                .write("plain", FolderEntries.of(runtime, "/opt/java"))
                .descriptor()
                .size();
    }

    private static String jars(Path folder) throws IOException {
        try (Stream<Path> jars = Files.list(folder)) {
            return jars.map(Path::toString).sorted().collect(Collectors.joining(File.pathSeparator));
        }
    }

    private static String run(JdkTool tool, String... arguments) {
        JdkTool.Run run = tool.run(List.of(arguments));
        assertThat(run.exitCode()).as(run.output() + run.errors()).isZero();
        return run.output().strip();
    }

    private static void answers(Podman podman, String image) throws IOException, InterruptedException {
        try (Container container = podman.run(image, List.of("--tmpfs=/tmp"))) {
            container.awaitHttp("/books", START);
            HttpClient client = HttpClient.newHttpClient();
            URI books = URI.create("http://localhost:" + container.port() + "/books/");
            client.send(
                    HttpRequest.newBuilder(books.resolve("Momo"))
                            .POST(HttpRequest.BodyPublishers.noBody())
                            .build(),
                    BodyHandlers.discarding());
            ObjectMapper json = new ObjectMapper();
            assertThat(json.readTree(container.http("/books").body()))
                    .isEqualTo(json.readTree("[{\"id\":1,\"title\":\"Momo\"}]"));
        }
    }

    private static void row(String name, Sizes sizes) throws IOException {
        String runtime = sizes.runtime() == 0 ? "" : String.format(Locale.ROOT, "%.2f", sizes.runtime() / 1e6);
        write("%-44s %8s %12.2f %6.2f%n", name, runtime, sizes.dependencies() / 1e6, sizes.total() / 1e6);
    }

    private static void bar(String name, long ours, long theirs, double most) throws IOException {
        double ratio = (double) ours / theirs;
        write("%-44s %8.3f, at most %.2f: %s%n", name, ratio, most, ratio <= most ? "kept" : "MISSED");
    }

    private static void write(String format, Object... values) throws IOException {
        Files.writeString(TABLE, String.format(Locale.ROOT, format, values), StandardOpenOption.APPEND);
    }
}
