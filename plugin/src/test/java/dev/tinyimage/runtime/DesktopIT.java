package dev.tinyimage.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyimage.desktop.DesktopCut;
import dev.tinyimage.desktop.DesktopLevel;
import dev.tinyimage.jdk.Jdk;
import dev.tinyimage.modules.ModulePlan;
import dev.tinyimage.modules.PlanFixture;
import dev.tinyimage.testkit.Jars;
import dev.tinyimage.testkit.Jdks;
import dev.tinyimage.testkit.RecordingConsole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Programs that use java.desktop, on what is left of it for them: they say the same as on the whole JDK. */
class DesktopIT {

    @TempDir
    Path folder;

    private record Row(Path jdk, DesktopLevel level, String program) {

        @Override
        public String toString() {
            return program + " on " + Jdk.at(jdk);
        }
    }

    static Stream<Row> rows() {
        return Jdks.installed()
                .flatMap(jdk -> Stream.of(
                        new Row(jdk, DesktopLevel.BEANS, "Beans"), new Row(jdk, DesktopLevel.HEADLESS, "Images")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void runsAsOnTheWholeJdk(Row row) throws IOException, InterruptedException {
        Jdk jdk = Jdk.at(row.jdk());
        String source = Files.readString(
                Path.of("src/test/resources/dev/tinyimage/runtime/" + row.program() + ".java"), StandardCharsets.UTF_8);
        ModulePlan plan = new PlanFixture(folder, jdk)
                .app(Jars.jar().main("Main").source(row.program(), source).file("page.html", "<p>"))
                .plan();
        DesktopCut cut = DesktopCut.of(jdk, plan, Optional.empty());

        JavaRuntime runtime =
                Linker.link(jdk, plan, cut, RuntimeOptions.NONE, folder.resolve("runtime"), new RecordingConsole());

        assertThat(cut.level()).as(cut.reason()).isEqualTo(row.level());
        String expected = run(row.jdk(), row.program());
        assertThat(expected).endsWith("exit code 0");
        assertThat(run(runtime.root(), row.program())).isEqualTo(expected);
    }

    private String run(Path home, String program) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        int exitCode = new ProcessBuilder(
                        home.resolve("bin/java").toString(),
                        "-cp",
                        folder.resolve("app.jar").toString(),
                        program)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
        return Files.readString(output) + "exit code " + exitCode;
    }
}
