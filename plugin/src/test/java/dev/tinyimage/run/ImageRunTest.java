package dev.tinyimage.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyimage.daemon.Daemon;
import dev.tinyimage.elf.TestElf;
import dev.tinyimage.image.BaseImage;
import dev.tinyimage.image.ContainerConfig;
import dev.tinyimage.image.Content;
import dev.tinyimage.image.Entry;
import dev.tinyimage.image.Image;
import dev.tinyimage.image.ImageAssembler;
import dev.tinyimage.image.Json;
import dev.tinyimage.image.LayerWriter;
import dev.tinyimage.image.Platform;
import dev.tinyimage.testkit.FakeEngine;
import dev.tinyimage.testkit.LayerListing;
import dev.tinyimage.testkit.TestLayers;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** An image for a CPU that no test machine has; its engines are shell scripts. */
class ImageRunTest {

    private static final int S390 = 22;
    private static final Platform MAC = new Platform("mac os x", "arm64");
    private static final Platform LINUX = new Platform("linux", "amd64");
    private static final String NO_ENGINE = "exit 1";
    private static final String SOUND = "";

    @TempDir
    Path folder;

    private Path work;
    private Image image;

    @BeforeEach
    void assemble() throws IOException {
        work = Files.createDirectories(folder.resolve("work"));
        byte[] java = TestElf.of(S390).interpreter("/lib/ld64.so.1").bytes();
        ContainerConfig config = new ContainerConfig(
                List.of("/opt/java/bin/java", "-cp", "/app/app.jar", "Main"),
                List.of("argument"),
                "65532",
                Map.of("LANG", "C.UTF-8", "JAVA_TOOL_OPTIONS", "-Xlog"),
                List.of(),
                Map.of(),
                "",
                Instant.EPOCH);
        image = ImageAssembler.assemble(
                new BaseImage(Json.object(), List.of()),
                List.of(TestLayers.layer(
                        "jvm",
                        List.of(
                                new Entry.File("/opt/java/bin/java", 0755, Content.of(java)),
                                new Entry.File("/lib/ld64.so.1", 0755, Content.of(java))))),
                config,
                new Platform("linux", "s390x"));
    }

    /**
     * A machine with engines.
     *
     * @param docker what this one answers
     * @param podman what that one answers
     * @param outcome where programs of the image run, or why they do not
     */
    private record Machine(String summary, Platform platform, String docker, String podman, String outcome) {

        @Override
        public String toString() {
            return summary;
        }
    }

    static Stream<Machine> machines() {
        String foreign = "[ \"$1\" = start ] && { echo exec format error; exit 1; }";
        return Stream.of(
                new Machine("a Mac with Docker", MAC, SOUND, SOUND, "docker"),
                new Machine("a Mac with Podman", MAC, NO_ENGINE, SOUND, "podman"),
                new Machine("a Mac with Docker without the CPU", MAC, foreign, SOUND, "podman"),
                new Machine(
                        "a Mac with Docker that takes no images",
                        MAC,
                        "[ \"$1\" = load ] && { echo no space; exit 1; }",
                        SOUND,
                        "podman"),
                new Machine(
                        "a Mac with Docker that makes no containers",
                        MAC,
                        "[ \"$1\" = create ] && { echo no such flag; exit 1; }",
                        NO_ENGINE,
                        "the image's JVM is for linux/s390x and does not start on this machine, which is mac os x/arm64: "
                                + "in docker: no such flag; no engine answers to PODMAN info"),
                new Machine(
                        "a Mac without",
                        MAC,
                        NO_ENGINE,
                        NO_ENGINE,
                        "the image's JVM is for linux/s390x and does not start on this machine, which is mac os x/arm64: "
                                + "no engine answers to DOCKER info; no engine answers to PODMAN info"),
                new Machine("Linux with Podman", LINUX, NO_ENGINE, SOUND, "podman"),
                new Machine(
                        "Linux without",
                        LINUX,
                        NO_ENGINE,
                        foreign,
                        "the image's JVM is for linux/s390x and does not start on this machine, which is linux/amd64: "
                                + "in its own files: OWN; no engine answers to DOCKER info; in podman: exec format "
                                + "error"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("machines")
    void startsWhere(Machine machine) throws IOException {
        FakeEngine docker = engine("docker", machine.docker());
        FakeEngine podman = engine("podman", machine.podman());

        assertThat(outcome(machine.platform(), docker, podman)).isEqualTo(machine.outcome());
    }

    private String outcome(Platform machine, FakeEngine docker, FakeEngine podman) throws IOException {
        try (ImageRun run = open(machine, docker, podman)) {
            return run.name();
        } catch (NotHere e) {
            return e.getMessage()
                    .replace(docker.program().toString(), "DOCKER")
                    .replace(podman.program().toString(), "PODMAN")
                    .replaceFirst("in its own files: [^;]+", "in its own files: OWN");
        }
    }

    /** The JVM's version is asked first; its options in the image are not for what is run here. */
    @Test
    void anEngineGetsTheImageOnceAndEachProgramAContainer() throws IOException {
        FakeEngine docker = engine("docker", "[ \"$1\" = start ] && echo said");

        try (ImageRun run = open(MAC, docker)) {
            assertThat(run.run(List.of("/opt/java/bin/java", "-Xshare:dump")))
                    .isEqualTo(new ImageRun.Result(0, "said"));
        }

        assertThat(docker.calls())
                .containsExactly(
                        "info",
                        "load --input " + work + "/engine.tar",
                        "create --name A --platform linux/s390x --network none --env JAVA_TOOL_OPTIONS= "
                                + "--env LANG=C.UTF-8 --entrypoint /opt/java/bin/java localhost/B:latest -version",
                        "cp - A:/",
                        "start --attach A",
                        "cp A:/tmp -",
                        "rm --force --volumes A",
                        "create --name C --platform linux/s390x --network none --env JAVA_TOOL_OPTIONS= "
                                + "--env LANG=C.UTF-8 --entrypoint /opt/java/bin/java localhost/B:latest -Xshare:dump",
                        "cp - C:/",
                        "start --attach C",
                        "cp C:/tmp -",
                        "rm --force --volumes C",
                        "rmi localhost/B:latest");
    }

    @Test
    void anEngineKeepsNothingOfWhatDoesNotStart() throws IOException {
        FakeEngine docker = engine("docker", "[ \"$1\" = start ] && exit 1");

        assertThat(outcome(MAC, docker, engine("podman", NO_ENGINE))).startsWith("the image's JVM is for linux/s390x");
        assertThat(docker.calls()).endsWith("cp A:/tmp -", "rm --force --volumes A", "rmi localhost/B:latest");
    }

    /** Whoever the image's user is, all may read what goes in, and write beside it. */
    @Test
    void filesGoInAndOut() throws IOException {
        FakeEngine docker = engine("docker", SOUND);
        try (OutputStream out = Files.newOutputStream(docker.out())) {
            LayerWriter.writeTar(
                    List.of(
                            new Entry.Directory("/tmp", 01777, 0),
                            new Entry.File("/tmp/made", 0400, Content.of("learnt")),
                            new Entry.Directory("/tmp/own", 0755, 0),
                            new Entry.File("/tmp/own/made", 0644, Content.of("other"))),
                    out);
        }

        try (ImageRun run = open(MAC, docker)) {
            Files.writeString(run.tmp().resolve("list"), "classes");
            run.add(run.tmp().resolve("list"), "/app/app.jsa");
            run.run(List.of("/opt/java/bin/java"));
            run.run(List.of("/opt/java/bin/java"));

            assertThat(run.tmp().resolve("made")).hasContent("learnt");
            assertThat(run.tmp().resolve("own")).doesNotExist();
        }
        assertThat(LayerListing.of(Files.newInputStream(docker.in())).entries())
                .extracting(entry -> "%s %o".formatted(entry.path(), entry.mode()))
                .containsExactlyInAnyOrder("/tmp 1777", "/tmp/list 644", "/tmp/made 644", "/app/app.jsa 644");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"[16100332917631ns] Using Serial openjdk version, 16100332", "openjdk version, 0"})
    void theClockIsThatOfTheEnginesMachine(String says, long millis) throws IOException {
        FakeEngine docker = engine("docker", "[ \"$1\" = start ] && echo '" + says + "'");

        try (ImageRun run = open(MAC, docker)) {
            assertThat(run.clock()).isEqualTo(millis);
        }
    }

    /** Its own options of the JVM count, and the request's come first. */
    @ParameterizedTest(name = "on {0}")
    @CsvSource({
        "mac os x, --publish 127.0.0.1:8081:8081 --publish 127.0.0.1:8080:8080",
        "windows 11, --publish 127.0.0.1:8081:8081 --publish 127.0.0.1:8080:8080",
        "linux, --network host"
    })
    void anApplicationIsReachedOnItsPorts(String machine, String flags) throws IOException {
        FakeEngine docker = engine("docker", SOUND);
        RunRequest request = new RunRequest(
                image, Map.of("PORT", "8081"), List.of(), List.of(8081, 8080), work, work.resolve("training.log"));

        try (ImageRun run = open(new Platform(machine, "arm64"), docker)) {
            Running running = run.start(request, List.of("-XX:AOTMode=record"));
            running.terminate();
            running.close();
        }

        assertThat(docker.calls())
                .contains(
                        "create --name C --platform linux/s390x " + flags + " --env JAVA_TOOL_OPTIONS=-Xlog "
                                + "--env LANG=C.UTF-8 --env PORT=8081 --entrypoint /opt/java/bin/java localhost/B:latest "
                                + "-XX:AOTMode=record -cp /app/app.jar Main argument",
                        "kill --signal TERM C");
    }

    private FakeEngine engine(String name, String answers) throws IOException {
        return FakeEngine.create(Files.createDirectories(folder.resolve("of-" + name)), name, answers);
    }

    private ImageRun open(Platform machine, FakeEngine... engines) throws IOException {
        List<Daemon> daemons = Stream.of(engines)
                .map(engine -> new Daemon(engine.program().toString()))
                .toList();
        return ImageRun.of(image, machine, daemons, work);
    }
}
