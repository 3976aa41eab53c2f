package dev.tinyimage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyimage.cache.Cache;
import dev.tinyimage.files.Folders;
import dev.tinyimage.testkit.Certificates;
import dev.tinyimage.testkit.Container;
import dev.tinyimage.testkit.Damage;
import dev.tinyimage.testkit.DebianBases;
import dev.tinyimage.testkit.DockerRegistry;
import dev.tinyimage.testkit.Jdks;
import dev.tinyimage.testkit.MavenProject;
import dev.tinyimage.testkit.NeedsPrograms;
import dev.tinyimage.testkit.Podman;
import dev.tinyimage.testkit.TestCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an application finds around it, on bases that have it and on those that have not. */
@NeedsPrograms({"docker-registry", "podman", "skopeo", "apt-get", "dpkg-deb", "jq", "busybox"})
class SurroundingsIT {

    private static final Duration START = Duration.ofSeconds(60);
    private static final String SMALLEST = "gcr.io/distroless/base-nossl-debian13:nonroot";

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    private static DockerRegistry registry;
    private static Podman podman;
    private static MavenProject project;
    private static Path authority;

    @BeforeAll
    static void prepare() throws IOException {
        registry = DockerRegistry.open(shared.resolve("registry"));
        DebianBases.push(registry, "base-nossl", "cc", "java-base", "jdk-25");
        podman = Podman.create();
        project = MavenProject.sample("bases/surroundings", shared.resolve("project"))
                .packaged();
        authority = Certificates.pem("local", shared);
    }

    @AfterAll
    static void close() {
        podman.close();
        registry.close();
    }

    /** A JDK and a base without the locale, or one that is made on the spot. */
    private record Place(Path jdk, String base) {
        @Override
        public String toString() {
            return jdk.getFileName() + " on " + base;
        }
    }

    static Stream<Place> places() {
        return Jdks.installed()
                .flatMap(jdk -> Stream.of(
                        new Place(jdk, "scratch"),
                        new Place(
                                jdk,
                                jdk.toString().contains("temurin")
                                        ? SMALLEST
                                        : "gcr.io/distroless/cc-debian13:nonroot")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("places")
    void namesAndCertificates(Place place) throws IOException {
        String image = "localhost/around:1";
        run(
                project,
                "tinyimage:tar",
                "-Dtinyimage.to.image=" + image,
                "-Dtinyimage.from.image=" + place.base(),
                "-Dtinyimage.runtime.jdk=" + place.jdk(),
                "-Dtinyimage.runtime.certificates=" + authority);

        podman.load(archive());
        try (Container container = podman.run(image, List.of("--tmpfs=/tmp"))) {
            assertThat(container.awaitHttp("/", START).body()).isEqualTo("names UTF-8, file true, trusts true");
            assertThat(container.logs()).contains("\u00fc \u65e5\u672c");
        }
    }

    /** A shell from this machine, and one from the variant of the base. */
    static Stream<Place> debugPlaces() {
        return Stream.of(
                new Place(Path.of(System.getProperty("java.home")), "scratch"), new Place(temurin(), SMALLEST));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("debugPlaces")
    void debugImagesCanBeLookedInto(Place place) throws IOException {
        run(
                project,
                "tinyimage:tar",
                "-Dtinyimage.debug",
                "-Dtinyimage.to.image=localhost/around:1",
                "-Dtinyimage.from.image=" + place.base(),
                "-Dtinyimage.runtime.jdk=" + place.jdk());

        podman.load(archive());
        try (Container container = podman.run("localhost/around:1-debug", List.of("--tmpfs=/tmp"))) {
            container.awaitHttp("/", START);
            assertThat(container.exec("sh", "-c", "id -u && ls /app")).startsWith("65532\n");
            assertThat(container.exec("/opt/java/bin/jcmd", "1", "VM.version")).contains("64-Bit Server VM");
            assertThat(container.exec("/opt/java/bin/jcmd", "1", "JFR.start")).contains("Started recording 1");
        }
    }

    @Test
    void withoutANetworkTheBaseComesFromTheCacheAndAllElseIsMadeAgain() throws IOException {
        MavenProject cached = project.withoutCached(Set.of("bases", "blobs"), folder);
        String base = "-Dtinyimage.from.image=" + SMALLEST;
        String jdk = "-Dtinyimage.runtime.jdk=" + temurin();
        String certificates = "-Dtinyimage.runtime.certificates=" + authority;
        String first = run(cached, "tinyimage:tar", base, jdk, certificates).result();

        assertThat(run(cached, "-o", "tinyimage:tar", base, jdk, certificates).result())
                .isEqualTo(first);
        assertThat(cached.run("-o", "tinyimage:tar", base.replace("nonroot", "latest"), jdk)
                        .error())
                .isEqualTo("cannot use the base image " + SMALLEST.replace("nonroot", "latest")
                        + ": Maven is offline and no build has pulled it for linux/amd64 yet. Run it once without -o, "
                        + "or name scratch or a file with <from><image> (tinyimage.from.image).");
    }

    @Test
    @Tag("breadth")
    void whateverIsDamagedInTheCacheIsMadeAgain() throws IOException {
        Map<String, String> home = Map.of(
                "XDG_CACHE_HOME", folder.toString(), "JAVA_HOME", temurin().toString());
        MavenProject cached = project.with(home);
        String[] build = {
            "tinyimage:build",
            "-Dtinyimage.from.image=gcr.io/distroless/java-base-debian13:nonroot",
            "-Dtinyimage.runtime.jdk=image:" + registry.reference("jdk:25"),
            "-Dtinyimage.runtime.addModules=java.desktop",
            "-Dtinyimage.image.repackJars=true",
            "-Dtinyimage.image.compressionLevel=1",
            "-Dtinyimage.image.cacheFrom=off",
            "-Dtinyimage.to.image=" + registry.reference("damaged:1")
        };
        String first = run(cached, build).result();

        for (Damage damage : Damage.values()) {
            damageAll(TestCache.at(Cache.home(home)).folder(), damage);
            MavenProject.Log log = run(cached, build);
            assertThat(log.result()).as(damage.toString()).isEqualTo(first);
            assertThat(madeAgain(log).stream().map(file -> file.getParent().getFileName() + ""))
                    .as(damage.toString())
                    .containsOnly(
                            "archives",
                            "base-layers",
                            "bases",
                            "blobs",
                            "charsets-extended",
                            "charsets-standard",
                            "class-lists",
                            "desktop",
                            "digests",
                            "distributions",
                            "images",
                            "jar-natives",
                            "jdeps-modules",
                            "jdks",
                            "jmods",
                            "layer-entries",
                            "layers",
                            "mentions",
                            "modules",
                            "own-code",
                            "parts",
                            "runtimes",
                            "stored-jars",
                            "tars");
            assertThat(madeAgain(log)).doesNotHaveDuplicates();
        }
        MavenProject.Log log = run(cached, build);
        assertThat(log.result()).isEqualTo(first);
        assertThat(madeAgain(log)).isEmpty();
    }

    /** On 17, whose archives differ from dump to dump: what is not taken from elsewhere would have another digest. */
    @Test
    void whatWasMadeBeforeIsTakenFromTheCacheOrTheRegistry() throws IOException {
        MavenProject hello = MavenProject.sample("lone-goal", folder.resolve("project"));
        hello.edit("pom.xml", "<image>scratch</image>", "");
        hello.edit(
                "pom.xml",
                "<properties>",
                "$0<project.build.outputTimestamp>2026-01-01T00:00:00Z</project.build.outputTimestamp>");
        String target = "-Dtinyimage.to.image=" + registry.reference("hello:1");

        MavenProject.Log first = run(hello, "tinyimage:build", target);
        assertThat(pushed(first)).contains("app", "runtime", "config");
        assertThat(run(hello, "tinyimage:build", target).log()).contains("[INFO] Nothing changed: " + first.result());
        Folders.delete(hello.folder().resolve("target"));
        assertThat(run(hello, "tinyimage:build", target).log()).contains("[INFO] Nothing changed: " + first.result());

        hello.edit("src/main/java/it/Hello.java", "\"hello\"", "\"hello again\"");
        MavenProject.Log changed = run(hello, "tinyimage:build", target);
        assertThat(changed.result()).isNotEqualTo(first.result());
        assertThat(pushed(changed)).containsExactlyInAnyOrder("app", "config");

        hello.edit("src/main/java/it/Hello.java", "\"hello again\"", "\"good bye\"");
        MavenProject.Log cold = run(hello, "tinyimage:build", target, "-Dtinyimage.cache=" + folder.resolve("empty"));
        assertThat(cold.log()).noneMatch(line -> line.contains("Linking"));
        assertThat(pushed(cold)).containsExactlyInAnyOrder("app", "config");
        assertThat(run(hello, "tinyimage:build", target).log()).contains("[INFO] Nothing changed: " + cold.result());
    }

    /** Names of layers, and that of the config. */
    private static List<String> pushed(MavenProject.Log log) {
        String pushing = "[INFO] Pushing ";
        return log.log().stream()
                .filter(line -> line.startsWith(pushing))
                .map(line -> line.substring(pushing.length()).replaceFirst(",.*", ""))
                .toList();
    }

    private static List<Path> madeAgain(MavenProject.Log log) {
        String warning = "[WARNING] What an earlier build has kept has been damaged since, and is made again: ";
        return log.log().stream()
                .filter(line -> line.startsWith(warning))
                .map(line -> Path.of(line.substring(warning.length())))
                .toList();
    }

    /** Texts, and of contents beside their entries the largest file. */
    private static void damageAll(Path cache, Damage damage) throws IOException {
        for (Path kind : list(cache)) {
            List<Path> contents = list(kind).stream()
                    .filter(file -> file.toString().matches(".*[.]\\d+"))
                    .toList();
            for (Path entry : contents.isEmpty() ? list(kind) : contents) {
                try (Stream<Path> files = Files.walk(entry)) {
                    damage.to(files.filter(Files::isRegularFile)
                            .max(Comparator.comparing(file -> file.toFile().length()))
                            .orElseThrow());
                }
            }
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static Path temurin() {
        return Jdks.installed()
                .filter(jdk -> jdk.toString().contains("temurin"))
                .findFirst()
                .orElseThrow();
    }

    private static MavenProject.Log run(MavenProject project, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("-Dtinyimage.registryMirrors=gcr.io=" + registry.address());
        MavenProject.Log log = project.run(all.toArray(String[]::new));
        assertThat(log.exitCode()).as(String.join("\n", log.log())).isZero();
        return log;
    }

    private static Path archive() {
        return project.folder().resolve("target/tinyimage/image.tar");
    }
}
