package dev.tinyimage.modules;

import static org.assertj.core.api.Assertions.assertThat;

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
    void aJarThatJdepsRefusesIsNamed() throws IOException {
        Path broken = Jars.jar().file("a/B.class", "\u00ca\u00fe").write(folder.resolve("broken.jar"));
        ModulePlan plan;
        try {
            plan = ModulePlanner.plan(app(broken), Jdk.running(), List.of(), console);
        } catch (dev.tinyimage.console.UserError e) {
            assertThat(e.getMessage()).startsWith("cannot read the classes of " + broken);
            return;
        }
        throw new AssertionError("taken without a word: " + plan.names());
    }

    private WebApp app(Path library) throws IOException {
        return WebApp.of(new Project(
                "app",
                Jars.jar().main("Main").write(folder.resolve("app.jar")),
                List.of(new Dependency("g", library, false)),
                Optional.empty()));
    }
}
