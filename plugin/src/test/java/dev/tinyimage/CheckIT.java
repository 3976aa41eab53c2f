package dev.tinyimage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyimage.testkit.BaseArchive;
import dev.tinyimage.testkit.InProcessRegistry;
import dev.tinyimage.testkit.MavenProject;
import dev.tinyimage.testkit.NeedsPrograms;
import dev.tinyimage.testkit.Podman;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A sound image passes in every runner of this machine; a fault is found, and its message names the fix. */
@NeedsPrograms({"podman", "bwrap", "unshare"})
class CheckIT {

    private static final String MAIN = "src/main/java/it/Hello.java";
    private static final String BEGIN = "public static void main\\(String\\[\\] args\\) throws IOException \\{";
    private static final String TO_TMP =
            "Let it write below /tmp, which java.io.tmpdir names, or into a volume that is mounted there";

    private static final String BASE_WITH_LIBM =
            "Name a base that has libm.so.6 with <from><image> (tinyimage.from.image), such as scratch, which takes the "
                    + "runtime's libraries from <from><sysroot> (tinyimage.from.sysroot).";

    @TempDir
    Path folder;

    /** What is done to the project; arguments for Maven come back. */
    private interface Plant {
        List<String> in(MavenProject project, Path folder) throws IOException;
    }

    private record Fault(String summary, String runner, Plant plant, String message) {
        @Override
        public String toString() {
            return summary + " in " + runner;
        }
    }

    static Stream<Fault> faults() {
        return Stream.of(
                new Fault(
                        "a module taken out",
                        "podman",
                        (project, folder) -> List.of("-Dtinyimage.runtime.excludeModules=jdk.httpserver"),
                        "cannot start the image in podman: the module jdk.httpserver is not in its runtime, and it asks for "
                                + "com.sun.net.httpserver.HttpHandler. Take jdk.httpserver out of <runtime><excludeModules> "
                                + "(tinyimage.runtime.excludeModules)."),
                new Fault(
                        "a native library taken out",
                        "bubblewrap",
                        (project, folder) -> withoutLibm(folder),
                        "cannot start the image in bubblewrap: the native library libm.so.6 is not in the image. "
                                + BASE_WITH_LIBM),
                new Fault(
                        "a native library taken out that this machine has",
                        "loader",
                        (project, folder) -> withoutLibm(folder),
                        "cannot start the image in loader: the native library libm.so.6 is not in the image, and was taken "
                                + "from this machine. " + BASE_WITH_LIBM),
                new Fault(
                        "a write to a read-only path",
                        "unshare",
                        (project, folder) -> {
                            project.edit(
                                    MAIN,
                                    BEGIN,
                                    "$0 java.nio.file.Files.writeString(java.nio.file.Path.of(\"/app/data.txt\"), \"\");");
                            return List.of();
                        },
                        "cannot start the image in unshare: it may not use /app/data.txt (Read-only file system). "
                                + TO_TMP + "."),
                new Fault(
                        "a wrong main class",
                        "bubblewrap",
                        (project, folder) -> {
                            project.edit(MAIN, "public class Hello", "public class Hello extends Gone");
                            Files.writeString(
                                    project.folder().resolve("src/main/java/it/Gone.java"),
                                    "package it; class Gone {}");
                            project.edit(
                                    "pom.xml",
                                    "(maven-jar-plugin.*\\s+<version>.*</version>)",
                                    "$1<configuration><excludes><exclude>it/Gone.class</exclude></excludes></configuration>");
                            return List.of();
                        },
                        "cannot start the image in bubblewrap: its main class it.Hello cannot be started: "
                                + "java.lang.NoClassDefFoundError: it/Gone. Correct <container><mainClass> "
                                + "(tinyimage.container.mainClass), or let what that class needs be packaged."),
                new Fault(
                        "a port never opened",
                        "loader",
                        (project, folder) -> {
                            project.edit(MAIN, "HttpServer.create\\(.*\\);", "HttpServer.create();");
                            project.edit(
                                    MAIN,
                                    "server.start\\(\\);",
                                    "System.out.println(\"ready\"); "
                                            + "new java.util.concurrent.CompletableFuture<Void>().join();");
                            return List.of("-Dtinyimage.check.timeout=3", "-Dtinyimage.container.ports=18999");
                        },
                        "cannot start the image in loader: it did not listen on port FREE or 18999 within 3 s; it last said: "
                                + "ready. Let it listen on the port that the environment variable PORT names, name its port "
                                + "with <container><ports> (tinyimage.container.ports) or <check><port> "
                                + "(tinyimage.check.port), or give it longer with <check><timeout> "
                                + "(tinyimage.check.timeout)."));
    }

    private static List<String> withoutLibm(Path folder) throws IOException {
        return List.of("-Dtinyimage.from.image=tar:" + BaseArchive.without("libm.so.6", folder.resolve("base")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void aFaultIsFound(Fault fault) throws IOException {
        MavenProject project = sample();
        List<String> arguments = new ArrayList<>(fault.plant().in(project, folder));
        try (Podman podman = Podman.create()) {
            MavenProject.Log log = check(project, fault.runner(), podman, arguments);

            assertThat(log.error().replaceFirst("port \\d+ or", "port FREE or")).isEqualTo(fault.message());
            assertThat(log.exitCode()).isEqualTo(1);
            assertThat(podman.podman("images", "--all", "--quiet") + podman.podman("ps", "--all", "--quiet"))
                    .isEmpty();
        }
    }

    @ParameterizedTest(name = "a sound image passes in {0}")
    @ValueSource(strings = {"podman", "bubblewrap", "unshare", "loader"})
    void aSoundImagePasses(String runner) throws IOException {
        try (Podman podman = Podman.create()) {
            MavenProject.Log log = check(sample(), runner, podman, List.of("-Dtinyimage.check.path=/"));

            assertThat(log.exitCode()).as(String.join("\n", log.log())).isZero();
            assertThat(log.log())
                    .anyMatch(line -> line.matches("\\[INFO] The image starts in " + runner
                            + ": HTTP 200 on / after \\d+ ms, peak memory \\d+\\.\\d\\d MB, exit code 143 on SIGTERM"));
        }
    }

    @Test
    void aFaultyImageIsNotPushed() throws IOException {
        try (InProcessRegistry registry = InProcessRegistry.open()) {
            MavenProject.Log log = pushChecked(registry, "-Dtinyimage.runtime.excludeModules=jdk.httpserver");

            assertThat(log.error()).contains("Take jdk.httpserver out of <runtime><excludeModules>");
            assertThat(log.exitCode()).isEqualTo(1);
            assertThat(registry.uploads()).isEmpty();
            assertThat(registry.pushes()).isEmpty();
        }
    }

    @Test
    void aSoundImageIsPushedAfterItsCheck() throws IOException {
        try (InProcessRegistry registry = InProcessRegistry.open()) {
            MavenProject.Log log = pushChecked(registry);

            assertThat(log.exitCode()).as(String.join("\n", log.log())).isZero();
            assertThat(log.log()).anyMatch(line -> line.startsWith("[INFO] The image starts in bubblewrap: "));
            assertThat(registry.pushes()).hasSize(1);
        }
    }

    private MavenProject.Log pushChecked(InProcessRegistry registry, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(
                "tinyimage:build",
                "-Dtinyimage.to.image=" + registry.address() + "/app:1",
                "-Dtinyimage.checkBeforePush=true",
                "-Dtinyimage.check.runner=bubblewrap"));
        all.addAll(List.of(arguments));
        return sample().run(all.toArray(String[]::new));
    }

    private MavenProject.Log check(MavenProject project, String runner, Podman podman, List<String> arguments)
            throws IOException {
        List<String> all = new ArrayList<>(List.of("tinyimage:check", "-Dtinyimage.check.runner=" + runner));
        all.add("-Dtinyimage.dockerClient.executable=" + podman.wrapperScript(folder));
        all.addAll(arguments);
        return project.run(all.toArray(String[]::new));
    }

    private MavenProject sample() throws IOException {
        return MavenProject.sample("lone-goal", folder.resolve("project"));
    }
}
