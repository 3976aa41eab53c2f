package dev.tinyimage.cds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyimage.app.Start.StartsFrom;
import dev.tinyimage.app.StartCommand;
import dev.tinyimage.cds.TrainingOptions.End;
import dev.tinyimage.console.UserError;
import dev.tinyimage.elf.TestElf;
import dev.tinyimage.image.Content;
import dev.tinyimage.image.Entry;
import dev.tinyimage.image.Image;
import dev.tinyimage.image.Platform;
import dev.tinyimage.run.Statuses;
import dev.tinyimage.run.TrialOptions;
import dev.tinyimage.runtime.JavaRuntime;
import dev.tinyimage.testkit.Jars;
import dev.tinyimage.testkit.Jdks;
import dev.tinyimage.testkit.RecordingConsole;
import dev.tinyimage.testkit.TestCache;
import dev.tinyimage.testkit.TestLayers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Where the image's JVM starts nowhere, it is said once, whatever was wanted first and what instead. */
class ArchiverTest {

    private static final int S390 = 22;
    private static final String NOWHERE =
            "the image's JVM is for linux/s390x and does not start on this machine, which is "
                    + "linux/\\w+: in its own files: .+; no engine answers to no-engine info\\. Start Docker or Podman, or build it "
                    + "on Linux that runs such programs, by qemu-user-static and binfmt_misc if they are for another CPU";

    @TempDir
    Path folder;

    private final RecordingConsole console = new RecordingConsole();

    @ParameterizedTest(name = "an archive {0}")
    @EnumSource(names = {"JDK", "APP", "AUTO"})
    void oneLineSaysSo(ArchiveKind kind) throws IOException {
        Choice choice = archiver(kind, false, Optional.empty()).make(image());

        assertThat(choice.kind()).isEqualTo(ArchiveKind.NONE);
        assertThat(choice.reason()).matches(NOWHERE);
        assertThat(console.lines())
                .singleElement()
                .asString()
                .matches("warn The image goes without a start-up archive: " + NOWHERE);
    }

    @Test
    void oneLineSaysSoOfATraining() throws IOException {
        archiver(ArchiveKind.APP, false, Optional.of(training(false))).make(image());

        assertThat(console.lines()).hasSize(2);
        assertThat(console.lines().get(0)).startsWith("info Training the start-up archive");
        assertThat(console.lines().get(1)).matches("warn The image goes without a start-up archive: " + NOWHERE);
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource({
        "true,  false, cannot make the start-up archive app",
        "true,  true,  cannot train the start-up archive",
        "false, true,  cannot train the start-up archive"
    })
    void whatIsRequiredFails(boolean archive, boolean training, String failure) throws IOException {
        assertThat(failure(archiver(ArchiveKind.APP, archive, Optional.of(training(training)))))
                .matches(failure + ": " + NOWHERE + "\\. .+");
    }

    private String failure(Archiver archiver) throws IOException {
        try {
            return archiver.make(image()).toString();
        } catch (UserError e) {
            return e.getMessage();
        }
    }

    private Archiver archiver(ArchiveKind kind, boolean required, Optional<TrainingOptions> training) {
        ArchiveOptions options = new ArchiveOptions(kind, required, training, Optional.of("no-engine"));
        return new Archiver(options, TestCache.at(folder.resolve("cache")), folder.resolve("work"), console);
    }

    private static TrainingOptions training(boolean required) {
        TrialOptions start = new TrialOptions(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Statuses.of(List.of("200")).orElseThrow(),
                Duration.ofSeconds(1),
                Optional.empty(),
                Map.of(),
                List.of());
        return new TrainingOptions(End.ANSWER, start, List.of(), false, required);
    }

    /** Its runtime, which is looked into first, is the running JDK. */
    private ArchivedImage image() throws IOException {
        byte[] java = TestElf.of(S390).interpreter("/lib/ld64.so.1").bytes();
        byte[] config = "{\"config\": {\"Entrypoint\": [\"/opt/java/bin/java\"]}}".getBytes(StandardCharsets.UTF_8);
        Image image = new Image(
                new Platform("linux", "s390x"),
                config,
                null,
                config,
                null,
                List.of(TestLayers.layer(
                        "jvm",
                        List.of(
                                new Entry.File("/opt/java/bin/java", 0755, Content.of(java)),
                                new Entry.File("/lib/ld64.so.1", 0755, Content.of(java))))));
        Path jar =
                Jars.jar().source("it.Main", "package it; public class Main {}").write(folder.resolve("app.jar"));
        return new ArchivedImage(
                image,
                new JavaRuntime(Jdks.running().home(), Jdks.running(), null),
                "/opt/java",
                new StartCommand(
                        "/opt/java/bin/java",
                        List.of(),
                        StartsFrom.CLASS_PATH,
                        List.of("/app/app.jar"),
                        "it.Main",
                        List.of()),
                Map.of(),
                List.of(jar));
    }
}
