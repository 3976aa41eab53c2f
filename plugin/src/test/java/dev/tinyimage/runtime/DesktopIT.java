package dev.tinyimage.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyimage.cut.CutOptions;
import dev.tinyimage.cut.Cuts;
import dev.tinyimage.cut.Extent;
import dev.tinyimage.cut.desktop.DesktopCut;
import dev.tinyimage.cut.desktop.DesktopLevel;
import dev.tinyimage.jdk.HostJdk;
import dev.tinyimage.jdk.LinkSource;
import dev.tinyimage.modules.ModulePlan;
import dev.tinyimage.modules.PlanFixture;
import dev.tinyimage.testkit.Jars;
import dev.tinyimage.testkit.Jdks;
import dev.tinyimage.testkit.RecordingConsole;
import dev.tinyimage.testkit.TestCache;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
            return program + " on " + Jdks.linkSource(jdk);
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
        LinkSource jdk = Jdks.linkSource(row.jdk());
        String source = Files.readString(
                Path.of("src/test/resources/dev/tinyimage/runtime/" + row.program() + ".java"), StandardCharsets.UTF_8);
        ModulePlan plan = new PlanFixture(folder, jdk)
                .app(Jars.jar().main("Main").source(row.program(), source).file("page.html", "<p>"))
                .plan();
        Cuts cuts = Cuts.of(jdk, plan, CutOptions.NONE, TestCache.get());

        JavaRuntime runtime = Linker.link(
                HostJdk.at(jdk.home()),
                jdk,
                plan,
                cuts,
                RuntimeOptions.NONE,
                false,
                folder.resolve("runtime"),
                new RecordingConsole());

        Extent desktop = new DesktopCut()
                .decide(jdk, plan, CutOptions.NONE, TestCache.get())
                .orElseThrow()
                .extent();
        assertThat(desktop.level()).as(desktop.reason()).isEqualTo(row.level().value());
        String expected = run(row.jdk(), row.program());
        assertThat(expected).endsWith("exit code 0");
        assertThat(run(runtime.root(), row.program())).isEqualTo(expected);
    }

    static Stream<Path> jdks() {
        return Jdks.installed();
    }

    /** Jars that were not there when the image was built get exceptions as ever, but these say more. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("jdks")
    void saysWhatIsLeftOut(Path home) throws IOException, InterruptedException {
        LinkSource jdk = Jdks.linkSource(home);
        String source = Files.readString(Path.of("src/test/resources/dev/tinyimage/runtime/Later.java"));
        ModulePlan plan = new PlanFixture(folder, jdk)
                .app(Jars.jar().main("Main").source("a.A", "package a; class A { java.beans.BeanInfo o; }"))
                .plan();
        Cuts cuts = Cuts.of(jdk, plan, CutOptions.NONE, TestCache.get());
        Jars.jar().source("Later", source).write(folder.resolve("later.jar"));

        Path runtime = Linker.link(
                        HostJdk.at(jdk.home()),
                        jdk,
                        plan,
                        cuts,
                        RuntimeOptions.NONE,
                        false,
                        folder.resolve("runtime"),
                        new RecordingConsole())
                .root();

        String full = "not in this image, which has java.desktop for beans only; "
                + "set <runtime><desktop> (tinyimage.runtime.desktop) to full";
        String headless = full.replace("full", "headless");
        String expected = String.join(
                "\n",
                "false",
                "false",
                "java.lang.ClassNotFoundException: javax.swing.JFrame: " + full,
                "java.lang.ClassNotFoundException: java.awt.Button: " + headless,
                "java.lang.ClassNotFoundException: sun.awt.X11.XToolkit: " + full,
                "java.lang.ClassNotFoundException: com.acme.Gone",
                "java.lang.ClassNotFoundException",
                "java.lang.NoClassDefFoundError: java/awt/image/BufferedImage: " + headless,
                "java.lang.UnsatisfiedLinkError: no awt in java.library.path: /none: " + headless,
                "Exception in thread \"main\" java.lang.NoClassDefFoundError: javax/swing/JFrame: " + full,
                "Caused by: java.lang.ClassNotFoundException: javax.swing.JFrame: " + full,
                "exit code 1");
        assertThat(onlyMessages(run(runtime, "-Xshare:off", "Later"))).isEqualTo(expected);
        assertThat(run(runtime, "-Xshare:dump")).endsWith("exit code 0");
        assertThat(onlyMessages(run(runtime, "-Xshare:on", "Later"))).isEqualTo(expected);
    }

    /** Without the frames of stacks, and what 25 says of those who load native libraries (JEP 472). */
    private static String onlyMessages(String output) {
        return output.replaceAll("(?m)^(\\s+(at|\\.\\.\\.) .*|WARNING: .*|)\\R", "");
    }

    private String run(Path home, String... arguments) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        List<String> command = new ArrayList<>(List.of(
                home.resolve("bin/java").toString(),
                "-Djava.library.path=/none",
                "-cp",
                folder.resolve("app.jar") + File.pathSeparator + folder.resolve("later.jar")));
        command.addAll(List.of(arguments));
        int exitCode = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
        return Files.readString(output) + "exit code " + exitCode;
    }
}
