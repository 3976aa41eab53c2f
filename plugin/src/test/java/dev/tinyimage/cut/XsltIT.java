package dev.tinyimage.cut;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyimage.classfile.ClassLinks;
import dev.tinyimage.jdk.HostJdk;
import dev.tinyimage.jdk.LinkSource;
import dev.tinyimage.jdk.RuntimeImage;
import dev.tinyimage.modules.ModulePlan;
import dev.tinyimage.modules.PlanFixture;
import dev.tinyimage.runtime.JavaRuntime;
import dev.tinyimage.runtime.Linker;
import dev.tinyimage.runtime.RuntimeOptions;
import dev.tinyimage.testkit.Jars;
import dev.tinyimage.testkit.Jdks;
import dev.tinyimage.testkit.RecordingConsole;
import dev.tinyimage.testkit.TestCache;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runtimes without the compiler of style sheets, on every JDK of this machine. */
class XsltIT {

    private static final String START = "com.sun.org.apache.xalan.internal.xsltc.";

    @TempDir
    Path folder;

    static Stream<Path> jdks() {
        return Jdks.installed();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("jdks")
    void whatDoesNotCompileRunsAsOnTheWholeJdk(Path home) throws IOException, InterruptedException {
        LinkSource jdk = Jdks.linkSource(home);
        ModulePlan plan = plan(jdk, "Trees");

        JavaRuntime runtime = link(jdk, plan);

        assertThat(extent(jdk, plan).level()).isEqualTo("no");
        String expected = run(home, "Trees");
        assertThat(expected).endsWith("exit code 0");
        assertThat(run(runtime.root(), "Trees")).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("jdks")
    void nothingElseLeadsIntoTheCompiler(Path home) throws IOException {
        SortedMap<String, ClassLinks> staying = new TreeMap<>();
        Set<String> all = new TreeSet<>();
        Predicate<String> going = new XsltCompiler().removal().files("java.xml");
        try (RuntimeImage image = RuntimeImage.of(home)) {
            for (String file : image.files("java.xml")) {
                if (file.endsWith(".class") && !file.equals("module-info.class")) {
                    String name = file.replace(".class", "").replace('/', '.');
                    all.add(name);
                    if (!going.test(file)) {
                        staying.put(name, ClassLinks.read(image.read("java.xml", file)));
                    }
                }
            }
        }

        Set<String> leading = new TreeSet<>();
        staying.forEach((name, links) -> {
            assertThat(staying.keySet()).as("parents of " + name).containsAll(among(all, links.parents()));
            if (!staying.keySet().containsAll(among(all, links.used()))
                    || !staying.keySet().containsAll(among(all, links.strings()))) {
                leading.add(name);
            }
        });
        assertThat(leading.stream().filter(name -> !XsltCompiler.isOfCompiler(name)))
                .as("both compile, and nothing else of them calls the compiler")
                .containsExactly(START + "trax.TemplatesHandlerImpl", START + "trax.TransformerFactoryImpl");
    }

    private static Set<String> among(Set<String> all, Set<String> names) {
        Set<String> found = new TreeSet<>(names);
        found.retainAll(all);
        return found;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("jdks")
    void whatIsMissingIsNamed(Path home) throws IOException, InterruptedException {
        LinkSource jdk = Jdks.linkSource(home);
        ModulePlan plan = plan(jdk, "StyleSheet");

        JavaRuntime whole = link(jdk, plan);
        assertThat(extent(jdk, plan).level()).isEqualTo("yes");
        assertThat(run(whole.root(), "StyleSheet")).endsWith("<g/>exit code 0");

        JavaRuntime cut = Linker.link(
                HostJdk.at(jdk.home()),
                jdk,
                plan,
                Cuts.of(jdk, plan, new CutOptions(Optional.empty(), Optional.of(false)), TestCache.get()),
                RuntimeOptions.NONE,
                false,
                folder.resolve("cut"),
                new RecordingConsole());
        assertThat(run(cut.root(), "StyleSheet"))
                .contains("NoClassDefFoundError: com/sun/org/apache/xalan/internal/xsltc/compiler/Parser: not in this"
                        + " image, which has java.xml without its compiler of style sheets; set <runtime><xslt>"
                        + " (tinyimage.runtime.xslt) to yes");
    }

    private static Extent extent(LinkSource jdk, ModulePlan plan) {
        return new XsltCompiler()
                .decide(jdk, plan, CutOptions.NONE, TestCache.get())
                .orElseThrow()
                .extent();
    }

    private ModulePlan plan(LinkSource jdk, String program) throws IOException {
        String source = Files.readString(
                Path.of("src/test/resources/dev/tinyimage/runtime/" + program + ".java"), StandardCharsets.UTF_8);
        return new PlanFixture(folder, jdk)
                .app(Jars.jar().main("Main").source(program, source))
                .plan();
    }

    private JavaRuntime link(LinkSource jdk, ModulePlan plan) throws IOException {
        return Linker.link(
                HostJdk.at(jdk.home()),
                jdk,
                plan,
                Cuts.of(jdk, plan, CutOptions.NONE, TestCache.get()),
                RuntimeOptions.NONE,
                false,
                folder.resolve("runtime"),
                new RecordingConsole());
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
