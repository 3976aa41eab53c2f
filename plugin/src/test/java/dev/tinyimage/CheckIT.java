package dev.tinyimage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyimage.testkit.InProcessRegistry;
import dev.tinyimage.testkit.MavenProject;
import dev.tinyimage.testkit.NeedsPrograms;
import dev.tinyimage.testkit.Podman;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The goal by itself, and before a push; what it finds in which runner is in TrialIT. */
@NeedsPrograms({"podman", "bwrap"})
class CheckIT {

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    private static MavenProject sample;

    @BeforeAll
    static void packageSample() throws IOException {
        sample = MavenProject.sample("lone-goal", shared.resolve("project")).packaged();
    }

    @Test
    void aSoundImagePassesInTheEngineThatTheUserNames() throws IOException {
        try (Podman podman = Podman.create()) {
            MavenProject.Log log = sample.run(
                    "tinyimage:check",
                    "-Dtinyimage.check.path=/",
                    "-Dtinyimage.dockerClient.executable=" + podman.wrapperScript(folder));

            assertThat(log.exitCode()).as(String.join("\n", log.log())).isZero();
            assertThat(log.log())
                    .anyMatch(line -> line.matches("\\[INFO] The image starts in podman: HTTP 200 on / after \\d+ ms, "
                            + "peak memory \\d+\\.\\d\\d MB, exit code 143 on SIGTERM"));
        }
    }

    /** What an archive buys depends on the machine; that it adds bytes does not. */
    @Test
    void startsAreCompared() throws IOException {
        MavenProject.Log log = sample.run(
                "tinyimage:startup",
                "-Dtinyimage.runtime.archive=jdk",
                "-Dtinyimage.check.path=/",
                "-Dtinyimage.check.starts=2");

        assertThat(log.exitCode()).as(String.join("\n", log.log())).isZero();
        String saves = " +\\d+\\.\\d\\d MB +\\d+ ms +-?\\d+ ms  (\\d+ Mbit/s|no link)";
        assertThat(log.log())
                .anyMatch(line -> line.matches("\\[INFO]   none +\\d+ ms"))
                .anyMatch(line -> line.matches("\\[INFO]   jdk" + saves))
                .anyMatch(line -> line.matches("\\[INFO]   app" + saves));
        Path target = sample.folder().resolve("target/tinyimage");
        assertThat(target.resolve("startup.json")).content().contains("\"archive\" : \"app\"");
        assertThat(target.resolve("report.html")).content().contains("\"startup\":[{\"archive\":\"none\"");
        assertThat(target.resolve("image.tar")).doesNotExist();
    }

    @Test
    void aFaultyImageIsNotPushed() throws IOException {
        try (InProcessRegistry registry = InProcessRegistry.open()) {
            MavenProject.Log log = pushChecked(registry, "-Dtinyimage.runtime.excludeModules=jdk.httpserver");

            assertThat(log.error())
                    .isEqualTo(
                            "cannot start the image in bubblewrap: the module jdk.httpserver is not in its runtime, and it "
                                    + "asks for com.sun.net.httpserver.HttpServer. Take jdk.httpserver out of "
                                    + "<runtime><excludeModules> (tinyimage.runtime.excludeModules).");
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
        return sample.run(all.toArray(String[]::new));
    }
}
