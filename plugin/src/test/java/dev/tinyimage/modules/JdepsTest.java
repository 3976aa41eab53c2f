package dev.tinyimage.modules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyimage.app.Jar;
import dev.tinyimage.jdk.HostJdk;
import dev.tinyimage.jdk.JdkModules;
import dev.tinyimage.jdk.LinkSource;
import dev.tinyimage.scan.JarScan;
import dev.tinyimage.scan.Mention;
import dev.tinyimage.scan.MentionKind;
import dev.tinyimage.scan.Place;
import dev.tinyimage.testkit.Jars;
import dev.tinyimage.testkit.Jdks;
import dev.tinyimage.testkit.RecordingConsole;
import dev.tinyimage.testkit.TestCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How jdeps and our own scan are held against each other. */
class JdepsTest {

    @TempDir
    Path folder;

    private final RecordingConsole console = new RecordingConsole();

    static Stream<Path> jdks() {
        return Jdks.installed();
    }

    @ParameterizedTest(name = "a jar that jdeps refuses is named, on {0}")
    @MethodSource("jdks")
    void refused(Path home) throws IOException {
        Path jar = Files.writeString(folder.resolve("no.jar"), "no jar");

        ModulePlan plan = plan(home, jar, Map.of());

        assertThat(plan.names()).containsExactly("java.base");
        assertThat(console.details())
                .singleElement()
                .asString()
                .startsWith("jdeps cannot analyse no.jar, so our own scan stands alone: ")
                .contains("zip END header not found");
    }

    @ParameterizedTest(name = "what jdeps has said once is not asked again, be it an answer or a complaint, on {0}")
    @MethodSource("jdks")
    void kept(Path home) throws IOException {
        Path good = Jars.jar()
                .source("p.A", "package p; class A { java.util.prefs.Preferences p; }")
                .write(folder.resolve("lib.jar"));
        Path bad = Files.writeString(folder.resolve("no.jar"), "no jar");
        List<String> plans = new ArrayList<>();

        for (int build = 0; build < 2; build++) {
            plans.add(PlanFixture.lines(plan(home, good, Map.of())).toString());
            plans.add(PlanFixture.lines(plan(home, bad, Map.of())).toString());
            Files.deleteIfExists(good);
            Files.deleteIfExists(bad);
        }

        assertThat(plans.subList(2, 4)).isEqualTo(plans.subList(0, 2));
        assertThat(console.details().subList(2, 4)).isEqualTo(console.details().subList(0, 2));
    }

    @ParameterizedTest(name = "two versions of one multi-release jar in one build, on {0}")
    @MethodSource("jdks")
    void twoVersions(Path home) throws IOException {
        Path old = multiRelease("9", "old.jar");
        Path recent = multiRelease("11", "recent.jar");

        plan(home, old, Map.of());
        plan(home, recent, Map.of());

        assertThat(console.details()).isEmpty();
    }

    /** With the same class for another release each time. */
    private Path multiRelease(String release, String name) throws IOException {
        Path classes = Jars.jar().source("p.A", "package p; class A {}").write(folder.resolve("classes.jar"));
        Path file = classes.resolveSibling("classes.jar-classes/out/p/A.class");
        return Jars.jar()
                .file("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nMulti-Release: true\n\n")
                .file("p/A.class", file)
                .file("META-INF/versions/" + release + "/p/A.class", file)
                .write(folder.resolve(name));
    }

    @ParameterizedTest(name = "what only jdeps finds is added and told, on {0}")
    @MethodSource("jdks")
    void onlyJdeps(Path home) throws IOException {
        Path jar = Jars.jar()
                .source("p.A", "package p; class A { java.util.prefs.Preferences p; }")
                .write(folder.resolve("lib.jar"));

        ModulePlan plan = plan(home, jar, Map.of());

        assertThat(PlanFixture.lines(plan))
                .containsExactly(
                        "java.prefs: lib.jar: byte code needs java.prefs",
                        "java.xml: lib.jar: byte code needs java.xml");
        assertThat(console.details())
                .containsExactly(
                        "jdeps and our own scan differ on lib.jar: only jdeps finds [java.prefs, java.xml], only "
                                + "the scan finds []");
    }

    @ParameterizedTest(name = "what only our scan finds is told, on {0}")
    @MethodSource("jdks")
    void onlyTheScan(Path home) throws IOException {
        Path jar = Jars.jar().source("p.A", "package p; class A {}").write(folder.resolve("lib.jar"));
        Mention use = new Mention(MentionKind.CLASS, "java.util.logging.Logger", List.of(Place.of("p.A")));

        plan(home, jar, Map.of(MentionKind.CLASS, List.of(use)));

        assertThat(console.details())
                .containsExactly("jdeps and our own scan differ on lib.jar: only jdeps finds [], only the scan finds "
                        + "[java.logging]");
    }

    /** With a scan that says what the test wants. */
    private ModulePlan plan(Path home, Path file, Map<MentionKind, List<Mention>> mentions) {
        LinkSource jdk = Jdks.linkSource(home);
        JdkModules modules = JdkModules.of(jdk, TestCache.get());
        Jar jar = new Jar(file, file.getFileName().toString(), Jar.Role.LIBRARY);
        ClassPath classPath =
                new ClassPath(Map.of(jar, new JarScan(file.getFileName().toString(), 17, 17, mentions)));
        Findings findings = new Findings(modules);
        findings.add("java.base", new Evidence(EvidenceKind.BYTE_CODE, "", "", "", "every application needs it"));
        new Jdeps(classPath, HostJdk.at(jdk.home()), modules, TestCache.at(folder.resolve("cache")), console)
                .find(findings);
        return findings.plan(new Companions(modules, List.of()));
    }
}
