package dev.tinyimage.app.war;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyimage.app.Application;
import dev.tinyimage.app.Coordinates;
import dev.tinyimage.app.Dependency;
import dev.tinyimage.app.Jar;
import dev.tinyimage.app.Project;
import dev.tinyimage.console.UserError;
import dev.tinyimage.testkit.Jars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class WarTest {

    private static final String TOMCAT = "org.apache.tomcat.embed:tomcat-embed-";

    @TempDir
    Path folder;

    private record Scenario(String summary, Jars war, String server, String version, String outcome) {
        @Override
        public String toString() {
            return summary;
        }
    }

    static Stream<Scenario> servers() throws IOException {
        Jars page = Jars.jar().file("index.jsp", "");
        Jars old = descriptor("http://java.sun.com/xml/ns/javaee");
        Jars renamed = descriptor("https://jakarta.ee/xml/ns/jakartaee");
        return Stream.of(
                new Scenario("nothing tells", Jars.jar(), "tomcat", null, "[" + TOMCAT + "core:11.0.27]"),
                new Scenario("an old descriptor", old, "tomcat", null, "[" + TOMCAT + "core:9.0.124]"),
                new Scenario("a new descriptor", renamed, "tomcat", "10.1.62", "[" + TOMCAT + "core:10.1.62]"),
                new Scenario(
                        "own classes before an old descriptor",
                        descriptor("http://java.sun.com/xml/ns/javaee")
                                .file("WEB-INF/classes/A.class", user("jakarta")),
                        "tomcat",
                        null,
                        "[" + TOMCAT + "core:11.0.27]"),
                new Scenario(
                        "own classes of the old generation",
                        Jars.jar().file("WEB-INF/classes/A.class", user("javax")),
                        "tomcat",
                        null,
                        "[" + TOMCAT + "core:9.0.124]"),
                new Scenario(
                        "a page", page, "tomcat", null, "[" + TOMCAT + "core:11.0.27, " + TOMCAT + "jasper:11.0.27]"),
                new Scenario(
                        "a page for Jetty",
                        page,
                        "jetty",
                        null,
                        "[org.eclipse.jetty.ee11:jetty-ee11-annotations:12.1.14, "
                                + "org.eclipse.jetty:jetty-slf4j-impl:12.1.14, "
                                + "org.eclipse.jetty.ee11:jetty-ee11-apache-jsp:12.1.14]"),
                new Scenario(
                        "a server that is none of ours",
                        page,
                        "wildfly",
                        null,
                        "cannot serve the WAR with 'wildfly': there are tomcat and jetty. Correct <war><server> "
                                + "(tinyimage.war.server)."));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("servers")
    void server(Scenario scenario) throws IOException {
        List<String> asked = new ArrayList<>();
        String outcome;
        try {
            app(scenario.war(), scenario.server(), scenario.version(), asked);
            outcome = asked.toString();
        } catch (UserError e) {
            outcome = e.getMessage();
        }

        assertThat(outcome).isEqualTo(scenario.outcome());
    }

    @Test
    void explodedKeepsItsLayout() throws IOException {
        Jars war = Jars.jar()
                .file("index.html", "hello")
                .file("WEB-INF/classes/a.properties", "a=b")
                .file("WEB-INF/lib/x-1.jar", jar("x"))
                .file("WEB-INF/lib/renamed.jar", jar("y"))
                .file("WEB-INF/lib/unknown-1-SNAPSHOT.jar", jar("unknown"));

        Application app = app(war, "tomcat", null, new ArrayList<>(), library("x"), sibling("y"));

        assertThat(Stream.concat(
                        app.jars().stream().map(jar -> jar.role() + " " + jar.path()),
                        app.files().stream().map(file -> file.role() + " " + file.path())))
                .containsExactly(
                        "SERVER server/launcher.jar",
                        "EXPLODED war/WEB-INF/classes",
                        "SIBLING war/WEB-INF/lib/renamed.jar",
                        "LIBRARY war/WEB-INF/lib/unknown-1-SNAPSHOT.jar",
                        "LIBRARY war/WEB-INF/lib/x-1.jar",
                        "OWN war/WEB-INF/classes/a.properties",
                        "OWN war/index.html");
        assertThat(app.start().arguments()).containsExactly("/app/war", "/shop");
    }

    @Test
    void aSpringBootWarNamesOfWhatIsProvidedWhatItBrings() throws IOException {
        Jars war = Jars.jar()
                .file("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nStart-Class: it.Main\n")
                .file("org/springframework/boot/loader/", "")
                .file("WEB-INF/lib-provided/tomcat-11.jar", jar("tomcat"));
        List<Dependency> provided = List.of(library("tomcat"), library("lombok"));

        Application app = Application.of(new Project(
                new Coordinates("g", "app", "1", "war", ""),
                war.write(folder.resolve("app.war")),
                folder.resolve("target"),
                List.of(),
                provided,
                Optional.empty(),
                Optional.empty(),
                WarOptions.DEFAULTS));

        assertThat(app.dependencies())
                .extracting(dependency -> dependency.coordinates().artifact())
                .containsExactly("tomcat");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "it/Other.class, a Spring Boot WAR, ''",
        "it/Main__ApplicationContextInitializer.class, 'a Spring Boot WAR, processed ahead of time', "
                + "-Dspring.aot.enabled=true",
    })
    void aSpringBootWarUsesWhatProcessAotHasMade(String classFile, String kind, String flags) throws IOException {
        Jars war = Jars.jar()
                .file("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nStart-Class: it.Main\n")
                .file("org/springframework/boot/loader/", "")
                .file("WEB-INF/classes/" + classFile, user("jakarta"));

        Application app = app(war, "tomcat", null, new ArrayList<>());

        assertThat(app.kind()).isEqualTo(kind);
        assertThat(app.start().jvmFlags()).isEqualTo(flags.isEmpty() ? List.of() : List.of(flags));
    }

    private Application app(Jars war, String server, String version, List<String> asked, Dependency... dependencies)
            throws IOException {
        Artifacts artifacts = coordinates -> {
            asked.addAll(coordinates);
            return List.of();
        };
        return Application.of(new Project(
                new Coordinates("g", "app", "1", "war", ""),
                war.write(folder.resolve("app.war")),
                folder.resolve("target"),
                List.of(dependencies),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                new WarOptions(server, Optional.ofNullable(version), "/shop", artifacts)));
    }

    private Dependency library(String name) throws IOException {
        return dependency(name, Jar.Role.LIBRARY);
    }

    private Dependency sibling(String name) throws IOException {
        return dependency(name, Jar.Role.SIBLING);
    }

    private Dependency dependency(String name, Jar.Role role) throws IOException {
        return new Dependency(new Coordinates("g", name, "1", "jar", ""), jar(name), role);
    }

    /** One that differs from those of other names; it has times in it, so it is made once. */
    private Path jar(String name) throws IOException {
        Path jar = folder.resolve(name + ".jar");
        return Files.exists(jar) ? jar : Jars.jar().file(name, "").write(jar);
    }

    private static Jars descriptor(String namespace) {
        return Jars.jar().file("WEB-INF/web.xml", "<web-app xmlns='" + namespace + "'/>");
    }

    /** A class file that has a field of the Servlet API's type (JVMS 4.1), each character a byte. */
    private static String user(String root) {
        String type = "L" + root + "/servlet/Servlet;";
        return "\u00ca\u00fe\u00ba\u00be\0\0\0\75\0\7"
                + "\7\0\2\1\0\1A\7\0\4\1\0\20java/lang/Object\1\0\1f\1\0" + (char) type.length() + type
                + "\0\41\0\1\0\3\0\0\0\1\0\0\0\5\0\6\0\0\0\0\0\0";
    }
}
