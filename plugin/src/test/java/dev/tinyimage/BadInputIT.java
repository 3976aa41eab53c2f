package dev.tinyimage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyimage.testkit.Free;
import dev.tinyimage.testkit.InProcessRegistry;
import dev.tinyimage.testkit.Jdks;
import dev.tinyimage.testkit.MavenProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the user gets for each mistake: one line with the fix, exit code 1, and nothing pushed. */
class BadInputIT {

    private static final String TARGET = "-Dtinyimage.to.image=REGISTRY/app:1";

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    /** For tests that do nothing wrong in it. */
    private static MavenProject sample;

    @BeforeAll
    static void packageSample() throws IOException {
        sample = MavenProject.sample("lone-goal", shared.resolve("project")).packaged();
    }

    /** Something that has to be wrong with the project itself. */
    private interface Change {
        void apply(MavenProject project) throws IOException;
    }

    private record Mistake(String summary, Optional<Change> change, List<String> arguments, String message) {

        Mistake(String summary, List<String> arguments, String message) {
            this(summary, Optional.empty(), arguments, message);
        }

        Mistake(String summary, Change change, List<String> arguments, String message) {
            this(summary, Optional.of(change), arguments, message);
        }

        /** The sample as it is, or a copy that is changed. */
        MavenProject project(Path folder) throws IOException {
            if (change.isEmpty()) {
                return sample;
            }
            MavenProject project = MavenProject.sample("lone-goal", folder.resolve("project"));
            Files.createDirectories(project.folder().resolve("src/main/resources"));
            change.get().apply(project);
            return project;
        }

        @Override
        public String toString() {
            return summary;
        }
    }

    static Stream<Mistake> mistakes() {
        return Stream.of(
                new Mistake(
                        "no target",
                        List.of(),
                        "cannot push the image: no target is named. Name one with <to><image> or "
                                + "-Dtinyimage.to.image=host/path/name:tag, or write an archive with tinyimage:tar."),
                new Mistake(
                        "a reference that is none",
                        List.of("-Dtinyimage.to.image=REGISTRY/My App"),
                        "cannot use 'REGISTRY/My App' as image name: it is not of the form host:port/path/name:tag in "
                                + "lower-case letters. Correct <to><image> (tinyimage.to.image)."),
                new Mistake(
                        "a registry that nobody runs",
                        List.of("-Dtinyimage.to.image=localhost:FREE/app:1"),
                        "cannot reach the registry localhost:FREE: Connection refused. Check host and port in the image "
                                + "name, and the network or proxy settings."),
                new Mistake(
                        "a wrong password",
                        List.of(TARGET, "-Dtinyimage.to.auth.username=user", "-Dtinyimage.to.auth.password=wrong"),
                        "cannot push to REGISTRY/app:1: the registry refused user user from the parameter auth. Log in "
                                + "with docker login, add a server of that name to settings.xml, or name a credential "
                                + "helper with <credHelper>."),
                new Mistake(
                        "a main class that is not there",
                        List.of(TARGET, LOGIN_USER, LOGIN_PASSWORD, "-Dtinyimage.container.mainClass=it.Gone"),
                        "cannot start it.Gone: neither lone-goal-1.jar nor its dependencies have a main method in such a "
                                + "class; it has it.Hello. Correct <container><mainClass> "
                                + "(tinyimage.container.mainClass) or the jar's Main-Class."),
                new Mistake(
                        "two main classes",
                        project -> Files.writeString(
                                project.folder().resolve("src/main/java/it/Other.java"),
                                "package it; public class Other { public static void main(String[] args) {} }"),
                        List.of(TARGET, LOGIN_USER, LOGIN_PASSWORD),
                        "cannot choose the main class of lone-goal-1.jar: it has 2: it.Hello, it.Other. Name one with "
                                + "<container><mainClass> (tinyimage.container.mainClass)."),
                new Mistake(
                        "a JDK without jlink",
                        project -> jdk(project, "17.0.1"),
                        List.of(TARGET, LOGIN_USER, LOGIN_PASSWORD, "-Dtinyimage.runtime.jdk=FOLDER/jdk"),
                        "cannot link a runtime from the Acme JDK 17.0.1 (FOLDER/jdk): it has no jlink. Run Maven on a full "
                                + "JDK, or name another with <runtime><jdk> (tinyimage.runtime.jdk)."),
                new Mistake(
                        "classes newer than the JDK",
                        project -> Files.write(
                                project.folder().resolve("src/main/resources/Newer.class"), newerThanAnyJdk()),
                        List.of(TARGET, LOGIN_USER, LOGIN_PASSWORD),
                        "cannot run lone-goal-1.jar on the RUNNING: its classes are for Java 99. Run Maven on JDK 99 or "
                                + "name one with <runtime><jdk> (tinyimage.runtime.jdk)."),
                new Mistake(
                        "a port that is none",
                        List.of(TARGET, LOGIN_USER, LOGIN_PASSWORD, "-Dtinyimage.container.ports=http"),
                        "cannot use 'http' as <container><ports>: expected a port, a range such as 8080-8082, or either "
                                + "with /tcp or /udp. Correct tinyimage.container.ports."),
                new Mistake(
                        "an image larger than it may be",
                        List.of(
                                TARGET,
                                LOGIN_USER,
                                LOGIN_PASSWORD,
                                "-Dtinyimage.image.maxSize=1MB",
                                "-Dtinyimage.image.compressionLevel=1"),
                        "cannot keep the image within N MB: it has N MB compressed, most of it java.base N MB, "
                                + "/opt/java/lib/server/libjvm.so N MB, /opt/java/lib/server/classes.jsa N MB. See "
                                + "target/tinyimage/report.html for what could go, or raise <image><maxSize> "
                                + "(tinyimage.image.maxSize)."),
                new Mistake(
                        "a module that the JDK lacks",
                        List.of(TARGET, LOGIN_USER, LOGIN_PASSWORD, "-Dtinyimage.runtime.addModules=java.sqll"),
                        "cannot add the module java.sqll: the RUNNING has none of this name. Did you mean "
                                + "java.sql? Correct <runtime><addModules> (tinyimage.runtime.addModules); java "
                                + "--list-modules shows the names."));
    }

    private static final String LOGIN_USER = "-Dtinyimage.to.auth.username=user";
    private static final String LOGIN_PASSWORD = "-Dtinyimage.to.auth.password=right";

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void oneLineAndNothingPushed(Mistake mistake) throws IOException {
        MavenProject project = mistake.project(folder);
        try (InProcessRegistry registry = InProcessRegistry.basic("user", "right")) {
            String free = Integer.toString(Free.port());
            List<String> arguments = new ArrayList<>(List.of("tinyimage:build"));
            mistake.arguments().forEach(argument -> arguments.add(filled(argument, registry, free)));

            MavenProject.Log log = project.run(arguments.toArray(String[]::new));

            assertThat(log.error().replaceAll("\\d+\\.\\d\\d MB", "N MB"))
                    .isEqualTo(filled(mistake.message(), registry, free));
            assertThat(log.exitCode()).isEqualTo(1);
            assertThat(registry.uploads()).isEmpty();
            assertThat(registry.pushes()).isEmpty();
        }
    }

    private String filled(String text, InProcessRegistry registry, String free) {
        return text.replace("REGISTRY", registry.address())
                .replace("FREE", free)
                .replace("RUNNING", Jdks.running().toString())
                .replace("FOLDER", folder.toString());
    }

    private static void jdk(MavenProject project, String version) throws IOException {
        Path home = Files.createDirectories(project.folder().resolveSibling("jdk"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Acme\"\nJAVA_VERSION=\"" + version + "\"\n");
    }

    /** The running JDK's own class file of this test, with the major version of Java 99. */
    private static byte[] newerThanAnyJdk() throws IOException {
        try (var in = BadInputIT.class.getResourceAsStream("BadInputIT.class")) {
            byte[] bytes = in.readAllBytes();
            bytes[7] = (byte) (99 + 44);
            return bytes;
        }
    }
}
