package dev.tinyimage.modules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tinyimage.jdk.Jdk;
import dev.tinyimage.testkit.Jars;
import dev.tinyimage.testkit.Jdks;
import dev.tinyimage.testkit.RecordingConsole;
import dev.tinyimage.webapp.Project;
import dev.tinyimage.webapp.Project.Dependency;
import dev.tinyimage.webapp.WebApp;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModulePlannerTest {

    @TempDir
    Path folder;

    /** Magic number and version only, of Java 83, which as Latin-1 text is what is written. */
    private static final String NEWER = "\u00ca\u00fe\u00ba\u00be\0\0\0\u007f";

    private final RecordingConsole console = new RecordingConsole();

    static Stream<Path> jdks() {
        return Jdks.installed();
    }

    @ParameterizedTest(name = "each module has its evidence, on {0}")
    @MethodSource("jdks")
    void plan(Path home) throws IOException {
        Jdk jdk = Jdk.at(home);
        Path library = Jars.jar()
                .source("l.Log", "package l; class Log { java.util.logging.Logger log; java.sql.Date date; }")
                .write(folder.resolve("lib.jar"));

        ModulePlan plan = ModulePlanner.plan(app(library), jdk, List.of("java.prefs"), console);

        assertThat(plan.modules().stream()
                        .filter(module -> !module.name().equals("jdk.crypto.ec"))
                        .map(module ->
                                module.name() + ": " + module.evidence().get(0).text()))
                .containsExactly(
                        "java.base: byte code of app.jar",
                        "java.instrument: agents can be attached when the container starts",
                        "java.logging: required by java.sql",
                        "java.prefs: asked for by runtime.addModules",
                        "java.sql: byte code of lib.jar",
                        "java.transaction.xa: required by java.sql",
                        "java.xml: required by java.prefs",
                        "jdk.unsupported: sun.misc.Unsafe, which libraries look up by name");
        assertThat(plan.names().contains("jdk.crypto.ec")).isEqualTo(jdk.feature() < 22);
        assertThat(console.lines()).isEmpty();
    }

    @Test
    void aJarWithoutReadableClassesIsNamed() throws IOException {
        WebApp app = app(Jars.jar().file("a/B.class", "no class file").write(folder.resolve("broken.jar")));

        assertThatThrownBy(() -> ModulePlanner.plan(app, Jdk.running(), List.of(), console))
                .hasMessage("cannot read the classes of " + folder.resolve("broken.jar")
                        + ": not a class file: bad magic number. Build it again, or delete it from the local "
                        + "repository.");
    }

    @Test
    void aDependencyThatNeedsANewerJdkStopsTheBuildAndOneThatMayIsNamed() throws IOException {
        Path library = Jars.jar()
                .source("a.Plain", "package a; class Plain {}")
                .file("a/Newer.class", NEWER)
                .write(folder.resolve("some.jar"));
        Path newer = Jars.jar().file("a/Newer.class", NEWER).write(folder.resolve("all.jar"));

        ClassVersions.check(app(library), Jdk.running(), console);
        assertThat(console.lines())
                .containsExactly("warn some.jar holds classes for Java 83, which JDK "
                        + Jdk.running().feature() + " cannot load. If the application needs them, name a newer JDK "
                        + "with <runtime><jdk> (tinyimage.runtime.jdk).");
        WebApp app = app(newer);
        assertThatThrownBy(() -> ClassVersions.check(app, Jdk.running(), console))
                .hasMessageStartingWith("cannot run all.jar on the " + Jdk.running());
    }

    private WebApp app(Path library) throws IOException {
        return WebApp.of(new Project(
                "app",
                Jars.jar().main("Main").write(folder.resolve("app.jar")),
                List.of(new Dependency("g", library, false)),
                Optional.empty()));
    }
}
