package dev.tinyimage.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyimage.console.UserError;
import dev.tinyimage.testkit.Jars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each kind is recognised by, and what is made of it. */
class KindsTest {

    private static final String REPACKAGED =
            "Main-Class: org.springframework.boot.loader.launch.JarLauncher\n" + "Start-Class: it.Main\n";

    @TempDir
    Path target;

    /**
     * A build's result.
     *
     * @param files below {@code target}; {@code app.jar} is the project's
     * @param dependencies group, file name, and role where it is no library; these files lie in {@code target} as well
     * @param outcome kind, layers and command
     */
    private record Scenario(
            String summary,
            Map<String, Jars> files,
            List<String> dependencies,
            String mainClass,
            String runnableJar,
            String outcome) {

        Scenario(String summary, Map<String, Jars> files, List<String> dependencies, String outcome) {
            this(summary, files, dependencies, null, null, outcome);
        }

        @Override
        public String toString() {
            return summary;
        }
    }

    static Stream<Scenario> scenarios() {
        return Stream.of(
                new Scenario(
                        "Spring Boot that is not repackaged, without what is of no use at run time",
                        Map.of(
                                "app.jar", Jars.jar().main("it.Main"),
                                "spring-boot-4.0.7.jar", Jars.jar(),
                                "spring-boot-devtools-4.0.7.jar", Jars.jar(),
                                "spring-boot-docker-compose-4.0.7.jar", Jars.jar(),
                                "some-starter-1.jar", manifest("Spring-Boot-Jar-Type: dependencies-starter\n")),
                        List.of(
                                "other:some-starter-1.jar",
                                "org.springframework.boot:spring-boot-devtools-4.0.7.jar",
                                "org.springframework.boot:spring-boot-docker-compose-4.0.7.jar",
                                "org.springframework.boot:spring-boot-4.0.7.jar"),
                        """
                        a Spring Boot application
                        OWN app.jar of app.jar
                        LIBRARY lib/spring-boot-4.0.7.jar of spring-boot-4.0.7.jar
                        -cp app.jar:lib/spring-boot-4.0.7.jar it.Main"""),
                new Scenario(
                        "Spring Boot repackaged: from the original, with the start class",
                        Map.of(
                                "app.jar", manifest(REPACKAGED).file("BOOT-INF/lib/spring-boot-4.0.7.jar", ""),
                                "app.jar.original", Jars.jar().main("it.Main").main("it.Other"),
                                "spring-boot-4.0.7.jar", Jars.jar()),
                        List.of("org.springframework.boot:spring-boot-4.0.7.jar"),
                        """
                        a Spring Boot application
                        OWN app.jar of app.jar.original
                        LIBRARY lib/spring-boot-4.0.7.jar of spring-boot-4.0.7.jar
                        -cp app.jar:lib/spring-boot-4.0.7.jar it.Main"""),
                new Scenario(
                        "Spring Boot repackaged with a classifier: the jar beside it, which is thin",
                        Map.of(
                                "app.jar", Jars.jar().main("it.Main"),
                                "app-exec.jar", manifest(REPACKAGED).file("BOOT-INF/lib/spring-boot-4.0.7.jar", ""),
                                "spring-boot-4.0.7.jar", Jars.jar()),
                        List.of("org.springframework.boot:spring-boot-4.0.7.jar"),
                        """
                        a Spring Boot application
                        OWN app.jar of app.jar
                        LIBRARY lib/spring-boot-4.0.7.jar of spring-boot-4.0.7.jar
                        -cp app.jar:lib/spring-boot-4.0.7.jar it.Main"""),
                new Scenario(
                        "Spring Boot with what process-aot has made for the main class",
                        Map.of(
                                "app.jar",
                                        Jars.jar()
                                                .main("it.Main")
                                                .source(
                                                        "it.Main__ApplicationContextInitializer",
                                                        "package it; class Main__ApplicationContextInitializer {}"),
                                "spring-boot-4.0.7.jar", Jars.jar()),
                        List.of("org.springframework.boot:spring-boot-4.0.7.jar"),
                        """
                        a Spring Boot application, processed ahead of time
                        OWN app.jar of app.jar
                        LIBRARY lib/spring-boot-4.0.7.jar of spring-boot-4.0.7.jar
                        -Dspring.aot.enabled=true -cp app.jar:lib/spring-boot-4.0.7.jar it.Main"""),
                new Scenario(
                        "a Quarkus fast-jar: its folder, without start-up archives of the build's JDK",
                        Map.of(
                                "app.jar", Jars.jar(),
                                "quarkus-artifact.properties?type=jar\npath=quarkus-app/quarkus-run.jar", Jars.jar(),
                                "quarkus-app/quarkus-run.jar", manifest("Main-Class: io.quarkus.Entry\n"),
                                "a-1.jar", Jars.jar().file("a", ""),
                                "b-1-SNAPSHOT.jar", Jars.jar().file("b", ""),
                                "quarkus-app/lib/main/g.a-1.jar", Jars.jar().file("a", ""),
                                "quarkus-app/lib/main/g.b-1-SNAPSHOT.jar",
                                        Jars.jar().file("b", "woven"),
                                "quarkus-app/app/app.jar", Jars.jar(),
                                "quarkus-app/quarkus/application.dat", Jars.jar(),
                                "quarkus-app/app-cds.jsa", Jars.jar()),
                        List.of("g:a-1.jar", "g:b-1-SNAPSHOT.jar:SNAPSHOT"),
                        """
                        a Quarkus application
                        OWN quarkus-run.jar of quarkus-run.jar
                        OWN app/app.jar of app.jar
                        LIBRARY lib/main/g.a-1.jar of g.a-1.jar
                        SNAPSHOT lib/main/g.b-1-SNAPSHOT.jar of g.b-1-SNAPSHOT.jar
                        OWN quarkus/application.dat of application.dat
                        -jar quarkus-run.jar"""),
                new Scenario(
                        "a Quarkus legacy jar: with the libraries that its manifest names",
                        Map.of(
                                "app.jar", Jars.jar(),
                                "quarkus-artifact.properties?type=jar\npath=app-runner.jar", Jars.jar(),
                                "app-runner.jar",
                                        manifest(
                                                "Main-Class: io.quarkus.Entry\nClass-Path: . lib/a.jar lib/gone.jar\n"),
                                "lib/a.jar", Jars.jar()),
                        List.of(),
                        """
                        a Quarkus jar
                        OWN app.jar of app-runner.jar
                        LIBRARY lib/a.jar of a.jar
                        -jar app.jar"""),
                new Scenario(
                        "a Quarkus mutable jar",
                        Map.of(
                                "app.jar", Jars.jar(),
                                "quarkus-artifact.properties?type=jar\npath=quarkus-app/quarkus-run.jar", Jars.jar(),
                                "quarkus-app/quarkus-run.jar", manifest("Main-Class: io.quarkus.Entry\n"),
                                "quarkus-app/lib/deployment/a.jar", Jars.jar()),
                        List.of(),
                        "cannot package app: Quarkus has built it as mutable-jar, which is made to be built again where it "
                                + "runs, and an image is not. Choose fast-jar, aot-jar, uber-jar or legacy-jar in "
                                + "quarkus.package.jar.type."),
                new Scenario(
                        "a Quarkus native executable",
                        Map.of(
                                "app.jar", Jars.jar(),
                                "quarkus-artifact.properties?type=native\npath=app-runner", Jars.jar()),
                        List.of(),
                        "cannot package app: Quarkus has built it as native, which needs no Java runtime or is an image "
                                + "already. Build a jar, without quarkus.native.enabled and "
                                + "quarkus.container-image.build."),
                new Scenario(
                        "a shaded jar: as it was before, with its dependencies",
                        Map.of(
                                "app.jar",
                                        manifest("Main-Class: it.Main\n")
                                                .main("it.Main")
                                                .main("a.Tool"),
                                "original-app.jar", Jars.jar().main("it.Main"),
                                "a-1.jar", Jars.jar().main("a.Tool"),
                                "resources-1.jar", Jars.jar()),
                        List.of("g:a-1.jar", "g:resources-1.jar"),
                        """
                        a shaded jar, taken as it was before
                        OWN app.jar of original-app.jar
                        LIBRARY lib/a-1.jar of a-1.jar
                        LIBRARY lib/resources-1.jar of resources-1.jar
                        -cp app.jar:lib/a-1.jar:lib/resources-1.jar it.Main"""),
                new Scenario(
                        "a jar with all dependencies' classes, and no other: not twice",
                        Map.of(
                                "app.jar",
                                        manifest("Main-Class: it.Main\n")
                                                .main("it.Main")
                                                .main("a.Tool"),
                                "a-1.jar", Jars.jar().main("a.Tool")),
                        List.of("g:a-1.jar"),
                        """
                        a jar with its dependencies' classes in it
                        OWN app.jar of app.jar
                        -cp app.jar it.Main"""),
                new Scenario(
                        "a jar with the classes of one dependency: what an earlier build has left does not count",
                        Map.of(
                                "app.jar",
                                        manifest("Main-Class: it.Main\n")
                                                .main("it.Main")
                                                .main("a.Tool"),
                                "original-app.jar", Jars.jar(),
                                "a-1.jar", Jars.jar().main("a.Tool"),
                                "b-1.jar", Jars.jar().main("b.Tool")),
                        List.of("g:a-1.jar", "g:b-1.jar"),
                        """
                        a plain jar
                        OWN app.jar of app.jar
                        LIBRARY lib/a-1.jar of a-1.jar
                        LIBRARY lib/b-1.jar of b-1.jar
                        -cp app.jar:lib/a-1.jar:lib/b-1.jar it.Main"""),
                new Scenario(
                        "all dependencies nested: the jar as it is",
                        Map.of(
                                "app.jar", manifest("Main-Class: one.Loader\n").file("inside/a-1.jar", ""),
                                "a-1.jar", Jars.jar()),
                        List.of("g:a-1.jar"),
                        """
                        a jar that brings its libraries, taken whole
                        OWN app.jar of app.jar
                        -jar app.jar"""),
                new Scenario(
                        "a nested jar that is no dependency: a class path as ever",
                        Map.of(
                                "app.jar",
                                        manifest("Main-Class: it.Main\n")
                                                .main("it.Main")
                                                .file("agent.jar", ""),
                                "a-1.jar", Jars.jar()),
                        List.of("g:a-1.jar"),
                        """
                        a plain jar
                        OWN app.jar of app.jar
                        LIBRARY lib/a-1.jar of a-1.jar
                        -cp app.jar:lib/a-1.jar it.Main"""),
                new Scenario(
                        "a jar that the user names, before all else",
                        Map.of(
                                "app.jar", Jars.jar().main("it.Main"),
                                "server.jar", manifest("Main-Class: wlp.Extract\n")),
                        List.of(),
                        null,
                        "server.jar",
                        """
                        a runnable jar, taken whole
                        OWN app.jar of server.jar
                        -jar app.jar"""),
                new Scenario(
                        "a named jar that is not there",
                        Map.of("app.jar", Jars.jar()),
                        List.of(),
                        null,
                        "server.jar",
                        "cannot package server.jar: there is no TARGET/server.jar. Build it first, or correct "
                                + "<container><runnableJar> (tinyimage.container.runnableJar)."),
                new Scenario(
                        "a named jar that cannot start",
                        Map.of("app.jar", Jars.jar(), "server.jar", Jars.jar()),
                        List.of(),
                        null,
                        "server.jar",
                        "cannot start server.jar: its manifest has no Main-Class. Name another jar with "
                                + "<container><runnableJar> (tinyimage.container.runnableJar), or a class with "
                                + "<container><mainClass> (tinyimage.container.mainClass)."),
                new Scenario(
                        "a main class that the user names, although the jar brings its libraries",
                        Map.of(
                                "app.jar",
                                        manifest("Main-Class: one.Loader\n")
                                                .main("it.Main")
                                                .file("inside/a-1.jar", ""),
                                "a-1.jar", Jars.jar()),
                        List.of("g:a-1.jar"),
                        "it.Main",
                        null,
                        """
                        a plain jar
                        OWN app.jar of app.jar
                        LIBRARY lib/a-1.jar of a-1.jar
                        -cp app.jar:lib/a-1.jar it.Main"""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void kind(Scenario scenario) throws IOException {
        write(scenario.files());
        Project project = new Project(
                new Coordinates("g", "app", "1", "jar", ""),
                target.resolve("app.jar"),
                target,
                scenario.dependencies().stream().map(this::dependency).toList(),
                Optional.ofNullable(scenario.mainClass()),
                Optional.ofNullable(scenario.runnableJar()).map(target::resolve));

        assertThat(outcome(project)).isEqualTo(scenario.outcome().replace("TARGET", target.toString()));
    }

    @Test
    void theThinJarOfARepackagedOneIsTheSameEachTime() throws IOException {
        Path repackaged = manifest(REPACKAGED)
                .file("BOOT-INF/classes/it/Main.class", "m")
                .file("BOOT-INF/classes/app.properties", "p")
                .file("BOOT-INF/lib/a.jar", "")
                .file("META-INF/persistence.xml", "x")
                .file("org/springframework/boot/loader/L.class", "l")
                .write(target.resolve("app.jar"));

        Path thin = ThinJar.of(repackaged, target);
        byte[] first = Files.readAllBytes(thin);

        assertThat(names(thin))
                .containsExactly("META-INF/MANIFEST.MF", "META-INF/persistence.xml", "app.properties", "it/Main.class");
        assertThat(Files.readAllBytes(ThinJar.of(repackaged, target))).isEqualTo(first);
    }

    private static List<String> names(Path file) throws IOException {
        try (JarFile jar = new JarFile(file.toFile())) {
            return jar.stream().map(entry -> entry.getName()).toList();
        }
    }

    private static Jars manifest(String attributes) {
        return Jars.jar().file("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n" + attributes);
    }

    /** A name may bring its content, after a question mark: then it is no jar. */
    private void write(Map<String, Jars> files) throws IOException {
        for (Map.Entry<String, Jars> file : new TreeMap<>(files).entrySet()) {
            String[] name = file.getKey().split("\\?");
            Path path = target.resolve(name[0]);
            Files.createDirectories(path.getParent());
            if (name.length > 1) {
                Files.writeString(path, name[1]);
            } else {
                file.getValue().write(path);
            }
        }
        try (Stream<Path> walk = Files.walk(target)) { // what the jars were compiled from
            walk.filter(path -> path.toString().contains("-classes"))
                    .sorted((a, b) -> b.compareTo(a))
                    .forEach(path -> path.toFile().delete());
        }
    }

    private Dependency dependency(String text) {
        String[] parts = text.split(":");
        return new Dependency(
                new Coordinates(parts[0], parts[1].replaceFirst("-\\d.*", ""), "1", "jar", ""),
                target.resolve(parts[1]),
                parts.length > 2 ? Jar.Role.valueOf(parts[2]) : Jar.Role.LIBRARY);
    }

    private static String outcome(Project project) {
        try {
            Application app = Application.of(project);
            assertThat(app.dependencies()).isEqualTo(inside(app, project));
            return text(app);
        } catch (UserError e) {
            return e.getMessage();
        }
    }

    /** Those that lie beside the app's jar; where none does, all are in it. */
    private static List<Dependency> inside(Application app, Project project) {
        Set<Path> jars = app.jars().stream().map(Jar::file).collect(Collectors.toSet());
        List<Dependency> beside = project.dependencies().stream()
                .filter(dependency -> jars.contains(dependency.file()))
                .toList();
        return beside.isEmpty() ? project.dependencies() : beside;
    }

    private static String text(Application app) {
        List<String> lines = new ArrayList<>(List.of(app.kind()));
        app.jars()
                .forEach(jar -> lines.add(
                        jar.role() + " " + jar.path() + " of " + jar.file().getFileName()));
        app.files()
                .forEach(file -> lines.add(
                        file.role() + " " + file.path() + " of " + file.file().getFileName()));
        List<String> command = new ArrayList<>(app.start().jvmFlags());
        List<String> paths = app.classPath().stream().map(Jar::path).toList();
        command.addAll(
                switch (app.start().from()) {
                    case CLASS_PATH ->
                        List.of("-cp", String.join(":", paths), app.start().mainClass());
                    case JAR -> List.of("-jar", paths.get(0));
                });
        lines.add(String.join(" ", command));
        return String.join("\n", lines);
    }
}
