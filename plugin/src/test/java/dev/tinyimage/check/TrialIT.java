package dev.tinyimage.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyimage.BuildRequest;
import dev.tinyimage.PlatformImage;
import dev.tinyimage.TinyImage;
import dev.tinyimage.app.Coordinates;
import dev.tinyimage.app.Project;
import dev.tinyimage.base.TestBase;
import dev.tinyimage.cds.ArchiveKind;
import dev.tinyimage.cds.ArchiveOptions;
import dev.tinyimage.console.UserError;
import dev.tinyimage.image.BaseImage;
import dev.tinyimage.image.Compression;
import dev.tinyimage.image.ContainerConfig;
import dev.tinyimage.image.Content;
import dev.tinyimage.image.Entry;
import dev.tinyimage.image.FolderEntries;
import dev.tinyimage.image.Image;
import dev.tinyimage.image.ImageAssembler;
import dev.tinyimage.image.Json;
import dev.tinyimage.image.Layer;
import dev.tinyimage.image.LayerFormat;
import dev.tinyimage.jdk.JdkOptions;
import dev.tinyimage.layout.ContainerOptions;
import dev.tinyimage.layout.ExtraFiles;
import dev.tinyimage.layout.JvmDefaults;
import dev.tinyimage.layout.Packing;
import dev.tinyimage.modules.ModuleOptions;
import dev.tinyimage.run.Outcome;
import dev.tinyimage.run.Statuses;
import dev.tinyimage.run.Trial;
import dev.tinyimage.run.TrialOptions;
import dev.tinyimage.runtime.RuntimeOptions;
import dev.tinyimage.testkit.Jars;
import dev.tinyimage.testkit.Jdks;
import dev.tinyimage.testkit.LayerListing;
import dev.tinyimage.testkit.NeedsPrograms;
import dev.tinyimage.testkit.Podman;
import dev.tinyimage.testkit.RecordingConsole;
import dev.tinyimage.testkit.TestCache;
import dev.tinyimage.testkit.TestLayers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every runner of this machine lets a sound image pass and finds each fault. The runtime is linked once, for the sound
 * application; the others get an app layer of their own.
 */
@NeedsPrograms({"podman", "bwrap", "unshare"})
class TrialIT {

    private static final List<String> RUNNERS = List.of("podman", "bubblewrap", "unshare", "loader");

    /** Does something first, then answers with the status that is its argument. */
    private static final String SERVER = """
            public class Main {
                public static void main(String[] arguments) throws Exception {
                    System.out.println("starting");
                    %s
                    int port = Integer.parseInt(System.getenv("PORT"));
                    var server = com.sun.net.httpserver.HttpServer.create(new java.net.InetSocketAddress(port), 0);
                    server.createContext("/", exchange -> {
                        exchange.sendResponseHeaders(Integer.parseInt(arguments[0]), -1);
                        exchange.close();
                    });
                    server.start();
                }
            }
            """;

    private static final String WAIT = "new java.util.concurrent.CompletableFuture<Void>().join();";
    private static final String TO_TMP =
            "Let it write below /tmp, which java.io.tmpdir names, or into a volume that is mounted there";

    @TempDir
    static Path folder;

    private static Podman podman;
    private static PlatformImage sound;

    /**
     * An application and what is said of it.
     *
     * @param begin what it does first
     * @param mainClass what the image says its main class is
     * @param without a library that is taken out
     * @param message with RUNNER, PORT and LOG for what differs from run to run
     * @param ofLoader what the loader's runner says where it sees something else
     */
    private record Fault(
            String summary, String begin, String mainClass, String without, String message, String ofLoader) {}

    private record Scenario(Fault fault, String runner) {
        @Override
        public String toString() {
            return fault.summary() + " in " + runner;
        }
    }

    private static final String WITH_LIBM =
            " Name a base that has libm.so.6 with <from><image> (tinyimage.from.image), such as scratch, which takes the "
                    + "runtime's libraries from <from><sysroot> (tinyimage.from.sysroot).";

    private static final List<Fault> FAULTS = List.of(
            new Fault("nothing", "", "Main", "", "none", ""),
            new Fault(
                    "a module taken out",
                    "Class.forName(\"java.sql.Driver\");",
                    "Main",
                    "",
                    "cannot start the image in RUNNER: the module java.sql is not in its runtime, and it asks for "
                            + "java.sql.Driver. Add java.sql to <runtime><addModules> (tinyimage.runtime.addModules).",
                    ""),
            new Fault(
                    "a native library taken out",
                    "",
                    "Main",
                    "libm.so.6",
                    "cannot start the image in RUNNER: the native library libm.so.6 is not in the image." + WITH_LIBM,
                    "cannot start the image in RUNNER: the native library libm.so.6 is not in the image, and was taken "
                            + "from this machine." + WITH_LIBM),
            new Fault(
                    "a write to a read-only path",
                    "java.nio.file.Files.writeString(java.nio.file.Path.of(\"/app/data.txt\"), \"\");",
                    "Main",
                    "",
                    "cannot start the image in RUNNER: it may not use /app/data.txt (Read-only file system). " + TO_TMP
                            + ".",
                    "cannot start the image in RUNNER: it asks for /app/data.txt, which is not in the image. " + TO_TMP
                            + "; what it reads goes in with <extraDirectories>."),
            new Fault(
                    "a wrong main class",
                    "",
                    "Gone",
                    "",
                    "cannot start the image in RUNNER: its main class Gone cannot be started: "
                            + "java.lang.ClassNotFoundException: Gone. Correct <container><mainClass> "
                            + "(tinyimage.container.mainClass), or let what that class needs be packaged.",
                    ""),
            new Fault(
                    "a port never opened",
                    WAIT,
                    "Main",
                    "",
                    "cannot start the image in RUNNER: nothing answered on port PORT within 2 s; it last said: starting. "
                            + "Let it listen on the port that the environment variable PORT names, name its port with "
                            + "<container><ports> (tinyimage.container.ports) or <check><port> (tinyimage.check.port), or "
                            + "give it longer with <check><timeout> (tinyimage.check.timeout).",
                    ""),
            new Fault(
                    "an end of its own",
                    "System.exit(3);",
                    "Main",
                    "",
                    "cannot start the image in RUNNER: it ended with exit code 3 before it answered; it last said: "
                            + "starting. Mend what LOG shows, or give it what it lacks with <check><environment> "
                            + "(tinyimage.check.environment) or <check><args> (tinyimage.check.args).",
                    ""),
            new Fault(
                    "an unclean end",
                    "Runtime.getRuntime().addShutdownHook(new Thread(() -> Runtime.getRuntime().halt(9)));",
                    "Main",
                    "",
                    "cannot stop the image in RUNNER: SIGTERM ended it with exit code 9. Let its shutdown hooks end within "
                            + "10 s, and the JVM with exit code 0 or 143, before an orchestrator kills it.",
                    ""));

    static Stream<Scenario> scenarios() {
        return FAULTS.stream().flatMap(fault -> RUNNERS.stream().map(runner -> new Scenario(fault, runner)));
    }

    @BeforeAll
    static void build() throws IOException {
        podman = Podman.create();
        Path jar = Jars.jar().source("Main", SERVER.formatted("")).write(folder.resolve("sound.jar"));
        BuildRequest request = new BuildRequest(
                new Project(
                        new Coordinates("g", "sound", "1", "jar", ""),
                        jar,
                        folder,
                        List.of(),
                        Optional.of("Main"),
                        Optional.empty()),
                List.of(),
                new JdkOptions(Optional.empty(), Optional.empty(), Map.of()),
                ModuleOptions.NONE,
                RuntimeOptions.NONE,
                new ArchiveOptions(ArchiveKind.NONE, false, Optional.empty(), Optional.empty()),
                TestBase.named("scratch"),
                true,
                new ContainerOptions(
                        List.of(),
                        JvmDefaults.STANDARD,
                        List.of(),
                        List.of("200"),
                        Map.of(),
                        List.of(),
                        Map.of(),
                        "65532",
                        "",
                        Instant.EPOCH),
                new Packing(new Compression(LayerFormat.GZIP, 1), false),
                new ExtraFiles(List.of(), List.of()),
                folder.resolve("work"));
        // scratch asks no registry
        sound = new TinyImage(null, null, TestCache.get(), new RecordingConsole())
                .build(request)
                .nearest();
    }

    @AfterAll
    static void clean() {
        podman.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void judged(Scenario scenario) throws IOException {
        Fault fault = scenario.fault();
        String expected =
                scenario.runner().equals("loader") && !fault.ofLoader().isEmpty() ? fault.ofLoader() : fault.message();

        assertThat(judgement(fault, scenario.runner())).isEqualTo(expected);
        assertThat(podman.podman("images", "--all", "--quiet") + podman.podman("ps", "--all", "--quiet"))
                .isEmpty();
    }

    private static String judgement(Fault fault, String runner) throws IOException {
        Image image = image(fault);
        RecordingConsole console = new RecordingConsole();
        TrialOptions options = new TrialOptions(
                Optional.of(runner),
                Optional.of(podman.wrapperScript(folder).toString()),
                fault.begin().equals(WAIT) ? Optional.empty() : Optional.of("/"),
                Statuses.of(List.of("200")).orElseThrow(),
                Duration.ofSeconds(fault.begin().equals(WAIT) ? 2 : 60),
                Optional.empty(),
                Map.of(),
                List.of());
        Outcome outcome = new Trial(options, folder.resolve("trial"), console).run(image);
        try {
            List<String> modules = sound.modules();
            new Check(new CheckedImage(image, Jdks.running(), TestCache.get(), modules, List.of()), console)
                    .judge(outcome);
            assertThat(console.lines())
                    .singleElement()
                    .asString()
                    .matches("info The image starts in " + runner
                            + ": HTTP 200 on / after \\d+ ms, peak memory \\d+\\.\\d\\d MB, exit code 143 on SIGTERM");
            return "none";
        } catch (UserError e) {
            return e.getMessage()
                    .replace("in " + runner, "in RUNNER")
                    .replace(outcome.log().toString(), "LOG")
                    .replaceFirst("port \\d+", "port PORT");
        }
    }

    private static Image image(Fault fault) throws IOException {
        Path files = Files.createDirectories(folder.resolve(fault.summary().replace(' ', '-')));
        Path jar = Jars.jar().source("Main", SERVER.formatted(fault.begin())).write(files.resolve("app.jar"));
        List<Layer> layers = new ArrayList<>();
        if (!fault.without().isEmpty()) {
            layers.add(without(fault.without(), sound.image().layers().get(0), files));
        }
        layers.add(TestLayers.layer("app", List.of(FolderEntries.file(jar, "/app/app.jar"))));
        ContainerConfig config = new ContainerConfig(
                List.of("/opt/java/bin/java", "-cp", "/app/app.jar", fault.mainClass()),
                List.of("200"),
                "65532",
                Map.of("LANG", "C.UTF-8"),
                List.of(),
                Map.of(),
                "",
                Instant.EPOCH);
        List<Layer> below = sound.image().layers().stream()
                .filter(layer -> List.of("base", "jvm", "runtime").contains(layer.name()))
                .toList();
        return ImageAssembler.assemble(
                new BaseImage(Json.object(), below),
                layers,
                config,
                sound.image().platform());
    }

    private static Layer without(String library, Layer base, Path files) throws IOException {
        String path = LayerListing.of(base.content().open()).entries().stream()
                .map(LayerListing.Entry::path)
                .filter(file -> file.endsWith("/" + library))
                .findFirst()
                .orElseThrow();
        String whiteout = path.substring(0, path.length() - library.length()) + ".wh." + library;
        return TestLayers.layer("without", List.of(new Entry.File(whiteout, 0644, Content.of(""))));
    }
}
