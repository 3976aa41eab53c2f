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
import dev.tinyimage.image.Platform;
import dev.tinyimage.image.Publication;
import dev.tinyimage.jdk.HostJdk;
import dev.tinyimage.testkit.Container;
import dev.tinyimage.testkit.DebianBases;
import dev.tinyimage.testkit.DockerRegistry;
import dev.tinyimage.testkit.Emulation;
import dev.tinyimage.testkit.Jdks;
import dev.tinyimage.testkit.MavenProject;
import dev.tinyimage.testkit.NeedsPrograms;
import dev.tinyimage.testkit.Podman;
import dev.tinyimage.testkit.Skopeo;
import dev.tinyimage.testkit.TestLayers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One name for two CPUs: JDKs and base are images of Debian 13 for both, and what is for arm64 starts in emulation. */
@NeedsPrograms({"docker-registry", "podman", "skopeo", "apt-get", "dpkg-deb", "jq", "bwrap"})
class PlatformsIT {

    private static final Duration START = Duration.ofMinutes(5); // ten to twenty times slower in emulation
    private static final List<String> BOTH = List.of("linux/amd64", "linux/arm64");
    private static final String BASE = "distroless/java-base-debian13:nonroot";

    /** Layers that hold programs of one CPU. */
    private static final Set<String> OF_A_CPU = Set.of("base", "jvm", "runtime", "archive", "bom");

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    private static DockerRegistry registry;
    private static Skopeo skopeo;
    private static Podman podman;

    @BeforeAll
    static void assemble() {
        registry = DockerRegistry.open(shared.resolve("registry"));
        skopeo = Skopeo.of(registry);
        podman = Podman.create();
        DebianBases.push(registry, "java-base", "jdk-25", "jdk-25-jmods", "jdk-21-jmods");
    }

    @AfterAll
    static void close() {
        podman.close();
        registry.close();
    }

    /**
     * An application and the JDK image that is linked.
     *
     * @param path that it answers
     * @param options of Maven
     * @param started what it is started on
     */
    private record Subject(String name, String jdk, String path, List<String> options, List<String> started) {

        MavenProject project(Path folder) throws IOException {
            MavenProject project = name.equals("example")
                    ? MavenProject.example(folder.resolve("example"))
                    : MavenProject.sample("kinds", folder.resolve("kinds"));
            return project.with(Map.of("JAVA_HOME", host(jdk, folder).toString()));
        }

        Path target(Path folder) {
            return folder.resolve(name.equals("example") ? "example" : "kinds/" + name)
                    .resolve("target/tinyimage");
        }

        @Override
        public String toString() {
            return name + " with jdk:" + jdk;
        }
    }

    /** In emulation an archive is made and Spring Boot starts in minutes, so one of each has to do. */
    static Stream<Subject> subjects() {
        List<String> noArchive = List.of("-DskipTests", "-Dtinyimage.runtime.archive=none");
        List<String> springBoot = List.of("-f", "spring-boot-3", "package", "-Dtinyimage.runtime.archive=none");
        return Stream.of(
                new Subject("example", "25", "/healthz", List.of("-DskipTests"), BOTH),
                new Subject("example", "21-jmods", "/healthz", noArchive, BOTH),
                new Subject("spring-boot-3", "25-jmods", "/hello", springBoot, BOTH),
                new Subject("spring-boot-3", "21-jmods", "/hello", springBoot, List.of("linux/amd64")));
    }

    @ParameterizedTest(name = "{0} is pushed as one index, and answers")
    @MethodSource("subjects")
    void oneIndex(Subject subject) throws IOException {
        String target = registry.reference(subject.name() + "-" + subject.jdk() + ":1");

        MavenProject.Log log = run(subject.project(folder), subject, target, BOTH, "build");

        assertThat(log.exitCode()).as(String.join("\n", log.log())).isZero();
        JsonNode index = raw(target);
        JsonNode result = json(subject.target(folder).resolve("result.json"));
        assertThat(index.path("mediaType").asText()).isEqualTo("application/vnd.oci.image.index.v1+json");
        assertThat(platforms(index)).isEqualTo(BOTH);
        assertThat(log.result()).isEqualTo(name(target) + "@" + digest(target));
        assertThat(texts(result.path("platforms"), "platform")).isEqualTo(BOTH);
        assertThat(texts(result.path("platforms"), "digest")).isEqualTo(texts(index.path("manifests"), "digest"));
        String jdk = registry.reference("jdk:" + subject.jdk());
        assertThat(origins(result)).containsExactly(jdk + "@" + digest(jdk), jdk + "@" + digest(jdk));
        Map<String, String> amd64 = layers(result, 0);
        Map<String, String> arm64 = layers(result, 1);
        assertThat(arm64.keySet()).isEqualTo(amd64.keySet()).contains("app", "runtime");
        amd64.forEach((name, digest) -> assertThat(digest.equals(arm64.get(name)))
                .as("whether the layer " + name + " is the same")
                .isNotEqualTo(OF_A_CPU.contains(name)));
        skopeo.copy("docker://" + target, "oci:" + folder.resolve("copy"), "--all");
        for (String platform : subject.started()) {
            answers(platform, target, subject.path());
        }
    }

    /** With the emulator that the engine has; Maven is told that its machine starts no programs of Linux (see MacIT). */
    @Test
    @Tag("breadth")
    void anArchiveForAnotherCpuIsMadeInAnEngine() throws IOException {
        Emulation.assume("arm64");
        MavenProject project = MavenProject.sample("lone-goal", folder.resolve("project"))
                .with(Map.of("JAVA_HOME", host("25", folder).toString(), "JDK_JAVA_OPTIONS", "-Dos.name=\"OS X\""))
                .withoutCached(Set.of("archives"), folder.resolve("caches"));
        String target = registry.reference("engine:1");

        MavenProject.Log log = project.run(
                "tinyimage:build",
                "-Dtinyimage.from.platforms=linux/arm64",
                "-Dtinyimage.from.image=" + registry.reference(BASE),
                "-Dtinyimage.runtime.jdk=image:" + registry.reference("jdk:25"),
                "-Dtinyimage.runtime.archive=jdk",
                "-Dtinyimage.dockerClient.executable=" + podman.wrapperScript(folder),
                "-Dtinyimage.to.image=" + target);

        assertThat(log.exitCode()).as(String.join("\n", log.log())).isZero();
        assertThat(log.log()).anyMatch(line -> line.startsWith("[INFO] Start-up archive jdk: "));
        answers("linux/arm64", target, "/", "--env=JAVA_TOOL_OPTIONS=-Xshare:on");
    }

    @Test
    void runnersOfACiAndAllDestinationsHaveTheSame() throws IOException {
        Subject subject = subjects().findFirst().orElseThrow();
        MavenProject project = subject.project(folder);
        String whole = registry.reference("whole:1");

        MavenProject.Log log = run(project, subject, whole, BOTH, "build");

        assertThat(log.exitCode()).as(String.join("\n", log.log())).isZero();
        imagesOfOnePlatformAreJoinedTo(whole, project, subject);
        everyDestinationHas(whole, project, subject);
    }

    /** As a matrix of runners does: one image each, by digest, then one name for all. */
    private void imagesOfOnePlatformAreJoinedTo(String whole, MavenProject project, Subject subject)
            throws IOException {
        String joined = registry.reference("joined:1");
        List<String> single = new ArrayList<>();
        for (String platform : BOTH) {
            MavenProject.Log log = run(
                    project,
                    subject,
                    registry.reference("joined:" + platform.replace('/', '-')),
                    List.of(platform),
                    "build");
            assertThat(log.exitCode()).as(String.join("\n", log.log())).isZero();
            single.add(log.result());
        }

        MavenProject.Log log = project.run(
                "tinyimage:index",
                "-Dtinyimage.index.images=" + String.join(",", single),
                "-Dtinyimage.to.image=" + joined);

        assertThat(log.exitCode()).as(String.join("\n", log.log())).isZero();
        assertThat(single)
                .allMatch(image ->
                        raw(image).path("mediaType").asText().equals("application/vnd.oci.image.manifest.v1+json"));
        assertThat(skopeo.inspectRaw("docker://" + joined)).isEqualTo(skopeo.inspectRaw("docker://" + whole));
    }

    private void everyDestinationHas(String whole, MavenProject project, Subject subject) throws IOException {
        Path output = subject.target(folder);

        MavenProject.Log log = run(
                project,
                subject,
                "localhost/loaded:1",
                BOTH,
                "layout",
                "tar",
                "load",
                "-Dtinyimage.dockerClient.executable=" + podman.wrapperScript(folder));

        assertThat(log.exitCode()).as(String.join("\n", log.log())).isZero();
        for (String copy : List.of("oci:" + output.resolve("layout"), "oci-archive:" + output.resolve("image.tar"))) {
            String target = registry.reference("copy:" + copy.replaceFirst(":.*", ""));
            skopeo.copy(copy, "docker://" + target, "--all", "--preserve-digests");
            assertThat(digest(target)).as(copy).isEqualTo(digest(whole));
        }
        assertThat(podman.podman("image", "inspect", "--format", "{{.Os}}/{{.Architecture}}", "localhost/loaded:1"))
                .isEqualToIgnoringNewLines("linux/amd64");
    }

    @Test
    void aForeignPlatformGetsTheJdkOfTheBuildsVersionFromDockerHub() throws IOException {
        MavenProject project = MavenProject.sample("lone-goal", folder.resolve("project"))
                .with(Map.of("JAVA_HOME", host("25", folder).toString()));
        String temurin = registry.reference("library/eclipse-temurin:25-jdk");
        String target = registry.reference("foreign:1");
        skopeo.copy("docker://" + registry.reference("jdk:25"), "docker://" + temurin, "--all");

        MavenProject.Log log = project.run(
                "tinyimage:build",
                "-Dtinyimage.from.platforms=linux/arm64",
                "-Dtinyimage.from.image=" + registry.reference(BASE),
                "-Dtinyimage.runtime.archive=none",
                "-Dtinyimage.registryMirrors=docker.io=" + registry.address(),
                "-Dtinyimage.to.image=" + target);

        assertThat(log.exitCode()).as(String.join("\n", log.log())).isZero();
        assertThat(log.log())
                .anyMatch(line -> line.contains("eclipse-temurin:25-jdk") && line.contains(digest(temurin)));
        assertThat(origins(json(project.folder().resolve("target/tinyimage/result.json"))))
                .allMatch(origin -> origin.endsWith("eclipse-temurin:25-jdk@" + digest(temurin)));
        answers("linux/arm64", target, "/");
    }

    /**
     * What a build is told that it cannot do.
     *
     * @param feature of the JDK that the build runs on
     * @param arguments with spaces between them
     * @param message its beginning, and what follows later
     */
    private record Mistake(String summary, int feature, String goal, String arguments, List<String> message) {

        @Override
        public String toString() {
            return summary;
        }
    }

    static Stream<Mistake> mistakes() {
        return Stream.of(
                new Mistake(
                        "a platform that base and JDK lack",
                        25,
                        "build",
                        "-Dtinyimage.from.platforms=linux/amd64,linux/riscv64",
                        List.of("cannot use the base image REGISTRY/" + BASE + ": it does not exist for linux/riscv64. "
                                + "Name another with <from><image> (tinyimage.from.image).")),
                new Mistake(
                        "a platform that the JDK lacks",
                        25,
                        "build",
                        "-Dtinyimage.runtime.jdk=image:REGISTRY/jdk:amd64-alone",
                        List.of(
                                "cannot link a runtime for linux/arm64: the image REGISTRY/jdk:amd64-alone does not exist "
                                        + "for it. Name one that does with ")),
                new Mistake(
                        "a platform that the base lacks",
                        25,
                        "build",
                        "-Dtinyimage.from.image=REGISTRY/base:amd64-alone",
                        List.of(
                                "cannot use the base image REGISTRY/base:amd64-alone: ",
                                "linux/arm64",
                                "<from><image> (tinyimage.from.image)")),
                new Mistake(
                        "a jlink of another feature version",
                        17,
                        "build",
                        "-Dtinyimage.runtime.jdk=image:REGISTRY/jdk:25",
                        List.of(
                                "cannot link a runtime from the Debian JDK 25.",
                                " links JDK 17 only, and this is JDK 25. Name a toolchain of JDK 25, or run Maven on it, or "
                                        + "name a JDK 17 with <runtime><jdk> (tinyimage.runtime.jdk).")),
                new Mistake(
                        "a JDK image without a JDK",
                        25,
                        "build",
                        "-Dtinyimage.runtime.jdk=image:REGISTRY/" + BASE,
                        List.of("cannot take a JDK from the image REGISTRY/" + BASE + ": there is none in it: ")),
                new Mistake(
                        "musl below a JDK for glibc",
                        25,
                        "build",
                        "-Dtinyimage.from.platforms=linux/arm64 -Dtinyimage.from.image=REGISTRY/musl:1",
                        List.of(
                                "cannot run on the base image REGISTRY/musl:1: ",
                                "the Java runtime is built for glibc (/lib/ld-linux-aarch64.so.1), it has "
                                        + "/lib/ld-musl-aarch64.so.1. Name a base with glibc with ")),
                new Mistake(
                        "an archive that is another than was meant",
                        25,
                        "build",
                        "-Dtinyimage.runtime.jdk=FOLDER/jdk.tar.gz#sha256=" + "0".repeat(64),
                        List.of(
                                "cannot take a JDK from the file FOLDER/jdk.tar.gz: its SHA-256 is ",
                                ", not " + "0".repeat(64) + ". ")),
                new Mistake(
                        "an engine of a platform that is not built",
                        25,
                        "load",
                        "-Dtinyimage.from.platforms=linux/arm64",
                        List.of(
                                "cannot load the image into ",
                                ": it runs linux/amd64, and the image is for linux/arm64. Add linux/amd64 to "
                                        + "<from><platforms> (tinyimage.from.platforms).")),
                new Mistake(
                        "a platform twice in an index",
                        25,
                        "index",
                        "-Dtinyimage.index.images=REGISTRY/base@BASE_DIGEST,REGISTRY/base@BASE_DIGEST "
                                + "-Dtinyimage.to.image=REGISTRY/base:refused",
                        List.of("cannot join REGISTRY/base@BASE_DIGEST and REGISTRY/base@BASE_DIGEST: both are for "
                                + "linux/amd64. Name one image for each platform in <index><images> "
                                + "(tinyimage.index.images).")),
                new Mistake(
                        "an image of another repository in an index",
                        25,
                        "index",
                        "-Dtinyimage.index.images=REGISTRY/base@BASE_DIGEST",
                        List.of(
                                "cannot join REGISTRY/base@BASE_DIGEST in REGISTRY/refused:1: an index names only images "
                                        + "of its own repository. Push it to REGISTRY/refused, or correct <index><images> "
                                        + "(tinyimage.index.images).")));
    }

    @ParameterizedTest(name = "{0} is refused")
    @MethodSource("mistakes")
    void isRefusedBeforeAnythingIsPushed(Mistake mistake) throws IOException {
        MavenProject project = MavenProject.sample("lone-goal", folder.resolve("project"))
                .with(Map.of(
                        "JAVA_HOME",
                        host(Integer.toString(mistake.feature()), folder).toString()));
        skopeo.copy("docker://" + registry.reference("jdk:25"), "docker://" + registry.reference("jdk:amd64-alone"));
        skopeo.copy("docker://" + registry.reference(BASE), "docker://" + registry.reference("base:amd64-alone"));
        pushMusl();
        Files.writeString(folder.resolve("jdk.tar.gz"), "");
        List<String> arguments = new ArrayList<>(List.of(
                "tinyimage:" + mistake.goal(),
                "-Dtinyimage.to.image=REGISTRY/refused:1",
                "-Dtinyimage.dockerClient.executable=" + podman.wrapperScript(folder)));
        arguments.addAll(List.of(mistake.arguments().split(" ")));
        Map.of(
                        "from.platforms",
                        String.join(",", BOTH),
                        "from.image",
                        "REGISTRY/" + BASE,
                        "runtime.jdk",
                        "image:REGISTRY/jdk:25")
                .forEach((name, value) -> {
                    if (arguments.stream().noneMatch(argument -> argument.startsWith("-Dtinyimage." + name + "="))) {
                        arguments.add("-Dtinyimage." + name + "=" + value);
                    }
                });

        MavenProject.Log log = project.run(arguments.stream().map(this::filled).toArray(String[]::new));

        assertThat(log.exitCode()).isEqualTo(1);
        assertThat(log.error()).startsWith("cannot ").doesNotContain("\n");
        assertThat(log.error())
                .contains(mistake.message().stream().map(this::filled).toList());
        assertThat(registry.tags("refused")).isEmpty();
    }

    private String filled(String text) {
        return text.replace("REGISTRY", registry.address())
                .replace("FOLDER", folder.toString())
                .replace(
                        "BASE_DIGEST",
                        text.contains("BASE_DIGEST") ? digest(registry.reference("base:amd64-alone")) : "");
    }

    private void pushMusl() throws IOException {
        List<Entry> entries = List.of(new Entry.File(
                "/lib/ld-musl-aarch64.so.1",
                0755,
                Content.of(TestElf.of(TestElf.AARCH64).bytes())));
        ContainerConfig container =
                new ContainerConfig(List.of(), List.of(), "", Map.of(), List.of(), Map.of(), "", Instant.EPOCH);
        Path archive = folder.resolve("musl.tar");
        ImageArchive.write(
                Publication.of(ImageAssembler.assemble(
                        new BaseImage(Json.object(), List.of()),
                        List.of(TestLayers.layer("base", entries)),
                        container,
                        new Platform("linux", "arm64"))),
                List.of("localhost/musl:1"),
                archive);
        skopeo.copy("oci-archive:" + archive, "docker://" + registry.reference("musl:1"));
    }

    /** A JDK that runs here and has the version of an image, or a version alone. */
    private static Path host(String jdk, Path folder) {
        int feature = Integer.parseInt(jdk.replaceFirst("-.*", ""));
        return Jdks.installed()
                .filter(home -> HostJdk.at(home).feature() == feature)
                .findFirst()
                .orElseGet(() -> DebianBases.hostJdk("jdk-" + jdk, folder.resolve("jdk-" + jdk)));
    }

    private static MavenProject.Log run(
            MavenProject project, Subject subject, String target, List<String> platforms, String... goals)
            throws IOException {
        List<String> arguments = new ArrayList<>(subject.options());
        Stream.of(goals)
                .map(goal -> goal.startsWith("-") ? goal : "tinyimage:" + goal)
                .forEach(arguments::add);
        arguments.add("-Dtinyimage.from.platforms=" + String.join(",", platforms));
        arguments.add("-Dtinyimage.from.image=" + registry.reference(BASE));
        arguments.add("-Dtinyimage.runtime.jdk=image:" + registry.reference("jdk:" + subject.jdk()));
        arguments.add("-Dtinyimage.to.image=" + target);
        return project.run(arguments.toArray(String[]::new));
    }

    private static void answers(String platform, String image, String path, String... flags) {
        Emulation.assume(platform.replaceFirst(".*/", ""));
        podman.podman("pull", "--quiet", "--tls-verify=false", "--platform", platform, image);
        try (Container container = podman.run(
                image,
                Stream.concat(Stream.of("--tmpfs=/tmp"), Stream.of(flags)).toList())) {
            assertThat(container.awaitHttp(path, START).statusCode())
                    .as(platform)
                    .isEqualTo(200);
        }
    }

    private static JsonNode raw(String image) {
        try {
            return new ObjectMapper().readTree(skopeo.inspectRaw("docker://" + image));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digest(String image) {
        return DigestStream.digest(skopeo.inspectRaw("docker://" + image).getBytes(StandardCharsets.UTF_8));
    }

    /** Without its tag. */
    private static String name(String reference) {
        return reference.replaceFirst(":[^:/]*$", "");
    }

    private static List<String> platforms(JsonNode index) {
        return stream(index.path("manifests"))
                .map(manifest -> manifest.path("platform"))
                .map(platform -> platform.path("os").asText() + "/"
                        + platform.path("architecture").asText())
                .toList();
    }

    private static Map<String, String> layers(JsonNode result, int platform) {
        Map<String, String> digests = new TreeMap<>();
        result.at("/platforms/" + platform + "/layers")
                .forEach(layer -> digests.put(
                        layer.path("name").asText(), layer.path("digest").asText()));
        return digests;
    }

    private static List<String> origins(JsonNode result) {
        return stream(result.path("platforms"))
                .map(platform -> platform.at("/jdk/origin").asText())
                .toList();
    }

    private static List<String> texts(JsonNode list, String field) {
        return stream(list).map(element -> element.path(field).asText()).toList();
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static JsonNode json(Path file) throws IOException {
        return new ObjectMapper().readTree(file.toFile());
    }
}
