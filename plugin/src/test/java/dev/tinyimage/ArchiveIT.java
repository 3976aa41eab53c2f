package dev.tinyimage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tinyimage.image.Json;
import dev.tinyimage.testkit.Container;
import dev.tinyimage.testkit.Jars;
import dev.tinyimage.testkit.Jdks;
import dev.tinyimage.testkit.MavenProject;
import dev.tinyimage.testkit.NeedsPrograms;
import dev.tinyimage.testkit.Podman;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Start-up archives in the engine: taken with -Xshare:on, by which the JVM ends where it takes one not. */
@NeedsPrograms({"podman"})
class ArchiveIT {

    private static final Duration START = Duration.ofSeconds(60);
    private static final String STRICT = "JAVA_TOOL_OPTIONS=-Xshare:on -Xlog:class+load";

    /** It joins no texts by "+", which would need the very classes that it is shown. */
    private static final String AGENT = """
            package it;

            import java.lang.instrument.ClassFileTransformer;
            import java.lang.instrument.Instrumentation;
            import java.security.ProtectionDomain;

            public class Agent implements ClassFileTransformer {
                public static void premain(String argument, Instrumentation instrumentation) {
                    instrumentation.addTransformer(new Agent(), true);
                }

                @Override
                public byte[] transform(ClassLoader loader, String name, Class<?> c, ProtectionDomain d, byte[] file) {
                    System.out.println("shown: ".concat(String.valueOf(name)));
                    return null;
                }
            }
            """;

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    /** For tests that change nothing in it. */
    private static MavenProject sample;

    @BeforeAll
    static void packageSample() throws IOException {
        sample = MavenProject.sample("lone-goal", shared.resolve("project")).packaged();
    }

    private record Scenario(Path jdk, String archive) {
        @Override
        public String toString() {
            return archive + " of the " + Jdks.linkSource(jdk);
        }
    }

    static Stream<Scenario> scenarios() {
        return Jdks.installed().flatMap(jdk -> Stream.of("jdk", "app").map(archive -> new Scenario(jdk, archive)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void taken(Scenario scenario) throws IOException {
        MavenProject.Log log = tar(sample, scenario, List.of());

        assertThat(log.exitCode()).as(String.join("\n", log.log())).isZero();
        assertThat(log.log()).anyMatch(line -> line.startsWith("[INFO] Start-up archive " + scenario.archive() + ": "));
        try (Podman podman = Podman.create()) {
            String image = podman.load(sample.folder().resolve("target/tinyimage/image.tar"));
            try (Container container = podman.run(image, List.of("--env", STRICT))) {
                assertThat(container.awaitHttp("/", START).body()).isEqualTo("hello");
                assertThat(container.logs())
                        .contains("java.lang.Object source: shared objects file")
                        .containsPattern("it.Hello source: "
                                + (scenario.archive().equals("app") ? "shared objects file" : "file:/app/app.jar"));
            }
        }
    }

    static Stream<Path> jdks() {
        return Jdks.installed();
    }

    @ParameterizedTest(name = "an option that voids archives, linked from {0}")
    @MethodSource("jdks")
    void voided(Path jdk) throws IOException {
        List<String> zgc = List.of("-Dtinyimage.container.jvmFlags=-XX:+UseZGC");

        assertThat(tar(sample, new Scenario(jdk, "app"), zgc).error())
                .isEqualTo("cannot make the start-up archive app: the image's JVM takes none beside its option "
                        + "-XX:+UseZGC. Set <runtime><archive> (tinyimage.runtime.archive) to none, or "
                        + "<runtime><archiveRequired> (tinyimage.runtime.archiveRequired) to false to go without where it "
                        + "cannot be had.");
    }

    /**
     * JDK 17 then looks for the file of each class that it takes from the archive, and crashes where there is none; later
     * ones go without an archive.
     */
    @ParameterizedTest(name = "an agent that wants to see all classes, linked from {0}")
    @MethodSource("jdks")
    void besideAnAgent(Path jdk) throws IOException {
        MavenProject project = MavenProject.sample("lone-goal", folder.resolve("project"));
        Path source = project.folder().resolve("src/main/java/it/Hello.java");
        Files.writeString(
                source,
                Files.readString(source).replace("\"hello\"", "(\"hello \" + exchange.getRequestMethod() + port)"));
        Path agent = Jars.jar()
                .file("META-INF/MANIFEST.MF", "Premain-Class: it.Agent\nCan-Retransform-Classes: true\n")
                .source("it.Agent", AGENT)
                .write(folder.resolve("agent.jar"));
        Files.copy(
                agent,
                Files.createDirectories(project.folder().resolve("extra")).resolve("agent.jar"));
        boolean taken = Jdks.linkSource(jdk).feature() < 24;

        MavenProject.Log log = tar(
                project,
                new Scenario(jdk, "app"),
                List.of(
                        "-Dtinyimage.extraDirectories.paths=extra:/app/agent",
                        "-Dtinyimage.runtime.addModules=java.instrument"));

        assertThat(log.exitCode()).as(String.join("\n", log.log())).isZero();
        try (Podman podman = Podman.create()) {
            String image = podman.load(project.folder().resolve("target/tinyimage/image.tar"));
            String options = "JAVA_TOOL_OPTIONS=-Xlog:class+load -javaagent:/app/agent/agent.jar";
            try (Container container = podman.run(image, List.of("--env", options))) {
                assertThat(container.awaitHttp("/", START).body()).startsWith("hello GET");
                assertThat(container.logs())
                        .contains("it.Hello source: " + (taken ? "shared objects file" : "file:/app/app.jar"))
                        .contains("shown: it/Hello\n");
                if (taken) {
                    assertThat(container.logs())
                            .contains("java.lang.invoke.BoundMethodHandle$Species_LL source: shared objects file")
                            .contains("shown: java/lang/invoke/BoundMethodHandle$Species_LL\n");
                }
            }
        }
    }

    private enum Jar {
        OF_THE_APPLICATION,
        OF_EXTRA_FILES
    }

    static Stream<Arguments> changedJars() {
        return Stream.concat(
                Stream.of(Arguments.of(Jar.OF_THE_APPLICATION, Jdks.running().home())),
                jdks().map(jdk -> Arguments.of(Jar.OF_EXTRA_FILES, jdk)));
    }

    /** The jar keeps length and time: JDK 17 looks at no more, and 25 would not even look at these in an AOT cache. */
    @ParameterizedTest(name = "a jar {0} that is another in the second build, linked from {1}")
    @MethodSource("changedJars")
    void neverAnArchiveOfOtherJars(Jar jar, Path jdk) throws IOException {
        MavenProject project =
                jar == Jar.OF_EXTRA_FILES ? sample : MavenProject.sample("lone-goal", folder.resolve("project"));
        String before = change(project, jar, jdk, "hello");

        String after = change(project, jar, jdk, "hallo");

        assertThat(after).isNotEqualTo(before);
        try (Podman podman = Podman.create()) {
            String image = podman.load(project.folder().resolve("target/tinyimage/image.tar"));
            try (Container container = podman.run(image, List.of("--env", STRICT))) {
                assertThat(container.awaitHttp("/", START).body()).isEqualTo("hallo");
                assertThat(container.logs()).containsPattern("it.Hello source: shared objects file");
            }
        }
    }

    /** The digest of the archive in an image whose application answers with a text. */
    private String change(MavenProject project, Jar jar, Path jdk, String text) throws IOException {
        Path source = project.folder().resolve("src/main/java/it/Hello.java");
        String changed = Files.readString(source).replaceFirst("\"h.llo\"", '"' + text + '"');
        Path extra = Files.createDirectories(project.folder().resolve("extra")).resolve("first.jar");
        if (jar == Jar.OF_THE_APPLICATION) {
            Files.writeString(source, changed);
        } else {
            Path made = Jars.jar().source("it.Hello", changed).write(folder.resolve("first.jar"));
            Files.copy(made, extra, StandardCopyOption.REPLACE_EXISTING);
        }
        List<String> more = List.of(
                "-Dtinyimage.extraDirectories.paths=extra:/app/extra",
                "-Dtinyimage.container.extraClasspath=/app/extra/first.jar");
        MavenProject.Log log = tar(project, new Scenario(jdk, "app"), jar == Jar.OF_EXTRA_FILES ? more : List.of());
        assertThat(log.exitCode()).as(String.join("\n", log.log())).isZero();
        JsonNode archive = archive(project);
        assertThat(archive.path("kind").asText()).isEqualTo("app");
        return archive.path("digest").asText();
    }

    @ParameterizedTest(name = "auto for {0}: {1}")
    @CsvSource({
        "lone-goal, app, ''",
        "kinds/spring-boot-3, jdk, An archive of the application would take longer to pull than it saves"
    })
    void auto(String sample, String kind, String reason) throws IOException {
        MavenProject project = MavenProject.sample(sample, folder.resolve("kinds/app"));
        MavenProject.sample("kinds/parent", folder.resolve("kinds/parent"));

        MavenProject.Log log = project.run(
                "package",
                "dev.tinyimage:tinyimage-maven-plugin:" + System.getProperty("it.version") + ":tar",
                "-Dtinyimage.from.image=scratch",
                "-Dtinyimage.runtime.archive=auto");

        assertThat(log.exitCode()).as(String.join("\n", log.log())).isZero();
        assertThat(archive(project).path("kind").asText()).isEqualTo(kind);
        assertThat(archive(project).path("reason").asText()).isEqualTo(reason);
    }

    /** Where a machine has no sandbox, only the image's own loader can start its JVM, which then sees other paths. */
    @ParameterizedTest(name = "by the loader alone, linked from {0}")
    @MethodSource("jdks")
    void withoutSandbox(Path jdk) throws IOException {
        MavenProject project = sample.with(Map.of("PATH", pathWithBroken("bwrap", "unshare")))
                .withoutCached(Set.of("archives"), folder.resolve("caches")); // which were made in a sandbox
        boolean bound = Jdks.linkSource(jdk).feature() < 24;

        MavenProject.Log log =
                tar(project, new Scenario(jdk, "app"), List.of("-Dtinyimage.runtime.archiveRequired=false"));

        assertThat(log.exitCode()).as(String.join("\n", log.log())).isZero();
        assertThat(archive(project).path("kind").asText()).isEqualTo(bound ? "jdk" : "app");
        assertThat(archive(project).path("reason").asText())
                .isEqualTo(
                        bound
                                ? "before JDK 24 it is bound to the paths of the jars, and this machine has neither "
                                        + "bubblewrap nor unshare that would give it those of the image"
                                : "");
        try (Podman podman = Podman.create()) {
            String image = podman.load(project.folder().resolve("target/tinyimage/image.tar"));
            try (Container container = podman.run(image, List.of("--env", STRICT))) {
                assertThat(container.awaitHttp("/", START).body()).isEqualTo("hello");
                assertThat(container.logs())
                        .containsPattern("it.Hello source: " + (bound ? "file:/app/app.jar" : "shared objects file"));
            }
        }
    }

    /** This machine's programs behind some that fail at once, as sandboxes do where the kernel lets nobody have one. */
    private String pathWithBroken(String... programs) throws IOException {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        for (String program : programs) {
            Path broken = Files.writeString(bin.resolve(program), "#!/bin/sh\nexit 1\n");
            assertThat(broken.toFile().setExecutable(true)).isTrue();
        }
        return bin + File.pathSeparator + System.getenv("PATH");
    }

    @Test
    void theDefaultNeverFailsABuild() throws IOException {
        MavenProject.Log log = sample.run("tinyimage:tar", "-Dtinyimage.container.jvmFlags=-XX:+UseZGC");

        assertThat(log.exitCode()).as(String.join("\n", log.log())).isZero();
        assertThat(log.log())
                .contains(
                        "[WARNING] The image goes without the start-up archive jdk: the image's JVM takes none beside its "
                                + "option -XX:+UseZGC");
    }

    /** Variables, and with them whoever runs the image, win over the defaults. */
    @Test
    void defaultsGiveWay() throws IOException {
        MavenProject.Log log = sample.run("tinyimage:tar", "-Dtinyimage.container.profile=serverless");

        assertThat(log.exitCode()).as(String.join("\n", log.log())).isZero();
        try (Podman podman = Podman.create()) {
            String image = podman.load(sample.folder().resolve("target/tinyimage/image.tar"));
            assertThat(podman.podman("inspect", "--format", "{{json .Config.Labels}}", image))
                    .contains("-XX:MaxRAMPercentage=70 -XX:+UseCompressedOops -XX:+ExitOnOutOfMemoryError "
                            + "-XX:TieredStopAtLevel=1");
            String variable = "JAVA_TOOL_OPTIONS=-XX:+PrintFlagsFinal -XX:MaxRAMPercentage=33 -XX:+UseParallelGC";
            try (Container container = podman.run(image, List.of("--env", variable))) {
                container.awaitHttp("/", START);
                assertThat(container.logs())
                        .containsPattern(" MaxRAMPercentage +:?= 33.0")
                        .containsPattern(" TieredStopAtLevel += 1 ")
                        .containsPattern(" ExitOnOutOfMemoryError += true ");
            }
        }
    }

    private static JsonNode archive(MavenProject project) throws IOException {
        return Json.read(Files.readAllBytes(project.folder().resolve("target/tinyimage/result.json")))
                .path("platforms")
                .path(0)
                .path("archive");
    }

    private static MavenProject.Log tar(MavenProject project, Scenario scenario, List<String> more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "tinyimage:tar",
                "-Dtinyimage.runtime.jdk=" + scenario.jdk(),
                "-Dtinyimage.runtime.archive=" + scenario.archive()));
        arguments.addAll(more);
        return project.run(arguments.toArray(String[]::new));
    }
}
