package dev.tinyimage.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tinyimage.console.UserError;
import dev.tinyimage.testkit.Jars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ApplicationTest {

    @TempDir
    Path folder;

    private record Scenario(String summary, Jars jar, String parameter, String outcome) {
        @Override
        public String toString() {
            return summary;
        }
    }

    static Stream<Scenario> mainClasses() {
        String manifest = "Manifest-Version: 1.0\nMain-Class: a.Second\n";
        return Stream.of(
                new Scenario("the only class with a main method", Jars.jar().main("a.Only"), null, "a.Only"),
                new Scenario(
                        "the manifest's, although there are others",
                        Jars.jar()
                                .file("META-INF/MANIFEST.MF", manifest)
                                .main("a.First")
                                .main("a.Second"),
                        null,
                        "a.Second"),
                new Scenario(
                        "the parameter's before the manifest's",
                        Jars.jar()
                                .file("META-INF/MANIFEST.MF", manifest)
                                .main("a.First")
                                .main("a.Second"),
                        "a.First",
                        "a.First"),
                new Scenario("a launcher of a dependency", Jars.jar().main("a.Only"), "lib.Launcher", "lib.Launcher"),
                new Scenario(
                        "an inherited or private main method does not count",
                        Jars.jar()
                                .source("a.P", "package a; class P { private static void main(String[] a) {} }")
                                .main("a.Only"),
                        null,
                        "a.Only"),
                new Scenario(
                        "none at all",
                        Jars.jar().source("a.B", "package a; class B {}"),
                        null,
                        "cannot tell how app.jar starts: it is no application of Quarkus or Spring Boot, its manifest has "
                                + "no Main-Class, and none of its classes has a main method. Name a class with "
                                + "<container><mainClass> (tinyimage.container.mainClass), or a jar that starts by "
                                + "itself with <container><runnableJar> (tinyimage.container.runnableJar)."),
                new Scenario(
                        "two, and nobody says which",
                        Jars.jar().main("a.First").main("a.Second"),
                        null,
                        "cannot choose the main class of app.jar: it has 2: a.First, a.Second. Name one with "
                                + "<container><mainClass> (tinyimage.container.mainClass)."),
                new Scenario(
                        "a class of another release",
                        Jars.jar().main("a.Only").file("META-INF/versions/99/a/Only.class", "no class file"),
                        null,
                        "a.Only"),
                new Scenario(
                        "something that is no class file",
                        Jars.jar().file("a/B.class", "no class file"),
                        null,
                        "cannot read FOLDER/app.jar: a/B.class: not a class file: bad magic number. Build it again, or "
                                + "delete it from the local repository."),
                new Scenario(
                        "a class file of which a download has lost the end",
                        Jars.jar().file("a/B.class", "\u00ca\u00fe\u00ba\u00be\0\0\0\75"),
                        null,
                        "cannot read FOLDER/app.jar: a/B.class: not a class file: it ends early. Build it again, or "
                                + "delete it from the local repository."));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mainClasses")
    void mainClass(Scenario scenario) throws IOException {
        Path library = Jars.jar().main("lib.Launcher").write(folder.resolve("lib.jar"));
        Project project = new Project(
                new Coordinates("g", "app", "1", "jar", ""),
                scenario.jar().write(folder.resolve("app.jar")),
                folder,
                List.of(new Dependency(new Coordinates("g", "a", "1", "jar", ""), library, Jar.Role.LIBRARY)),
                Optional.ofNullable(scenario.parameter()),
                Optional.empty());

        assertThat(outcome(project)).isEqualTo(scenario.outcome().replace("FOLDER", folder.toString()));
    }

    private static String outcome(Project project) {
        try {
            return Application.of(project).startName();
        } catch (UserError e) {
            return e.getMessage();
        }
    }

    @Test
    void classPathKeepsItsOrderAndTellsSameNamesApart() throws IOException {
        Path one = Jars.jar().write(Files.createDirectories(folder.resolve("1")).resolve("util.jar"));
        Path two = Jars.jar().write(Files.createDirectories(folder.resolve("2")).resolve("util.jar"));
        Path snapshot = Jars.jar().write(folder.resolve("b-SNAPSHOT.jar"));
        Project project = new Project(
                new Coordinates("g", "app", "1", "jar", ""),
                Jars.jar().main("Main").write(folder.resolve("app-1.jar")),
                folder,
                List.of(
                        new Dependency(new Coordinates("z", "a", "1", "jar", ""), one, Jar.Role.LIBRARY),
                        new Dependency(new Coordinates("b", "a", "1", "jar", ""), snapshot, Jar.Role.SNAPSHOT),
                        new Dependency(new Coordinates("a", "a", "1", "jar", ""), two, Jar.Role.LIBRARY)),
                Optional.empty(),
                Optional.empty());

        assertThat(Application.of(project).jars().stream().map(jar -> jar.role() + " " + jar.path()))
                .containsExactly(
                        "OWN app.jar", "LIBRARY lib/util.jar", "SNAPSHOT lib/b-SNAPSHOT.jar", "LIBRARY lib/a-util.jar");
    }

    @Test
    void nothingToStartIsToldApartFromMistakes() throws IOException {
        Project project = new Project(
                new Coordinates("g", "lib", "1", "jar", ""),
                Jars.jar().write(folder.resolve("lib.jar")),
                folder,
                List.of(),
                Optional.empty(),
                Optional.empty());

        assertThatThrownBy(() -> Application.of(project)).isInstanceOf(NotAnApp.class);
    }
}
