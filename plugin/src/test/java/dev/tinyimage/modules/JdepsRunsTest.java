package dev.tinyimage.modules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyimage.app.Jar;
import dev.tinyimage.jdk.HostJdk;
import dev.tinyimage.jdk.JdkModules;
import dev.tinyimage.testkit.Jars;
import dev.tinyimage.testkit.Jdks;
import dev.tinyimage.testkit.RecordingConsole;
import dev.tinyimage.testkit.TestCache;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One run over many jars says of each what a run over it alone says. */
class JdepsRunsTest {

    @TempDir
    Path folder;

    private final RecordingConsole console = new RecordingConsole();

    private final List<Jar> jars = new ArrayList<>();

    static Stream<Path> jdks() {
        return Jdks.installed();
    }

    @ParameterizedTest(name = "few jars, on {0}")
    @MethodSource("jdks")
    void few(Path home) throws IOException {
        mixedBag();
        JdepsRuns jdeps = jdeps(home);

        Map<String, String> answers = ask(jdeps, jars);

        Map<String, String> alone = new TreeMap<>();
        jars.forEach(jar -> alone.putAll(ask(jdeps, List.of(jar))));
        assertThat(answers).isEqualTo(alone).isEqualTo(mixedBagsAnswers());
        assertThat(console.lines()).isEmpty();
    }

    @ParameterizedTest(name = "so many jars that jdeps has JVMs of its own, on {0}")
    @MethodSource("jdks")
    void many(Path home) throws IOException {
        mixedBag();
        for (int i = 0; i < 8; i++) {
            add("empty-" + i + "/empty.jar", Jars.jar());
        }

        Map<String, String> answers = ask(jdeps(home), jars);

        answers.keySet().removeIf(name -> name.startsWith("empty-"));
        assertThat(answers).isEqualTo(mixedBagsAnswers());

        assertThat(console.lines()).containsExactly("info Asking jdeps about 22 jars");
        assertThat(console.steps()).containsExactly("Asking jdeps");
    }

    private void mixedBag() throws IOException {
        add("plain.jar", using("a.A", "java.sql.Date"));
        add("nothing.jar", using("b.B", "String"));
        // A descriptor says nothing of byte code.
        add("modular.jar", using("c.C", "java.util.prefs.Preferences").source("module-info", """
                module c { requires java.prefs; requires java.rmi; }"""));
        add("one/same-name.jar", using("d.D", "java.sql.Date"));
        add("two/same-name.jar", using("e.E", "javax.naming.Context"));
        // Its classes are of several releases, those of the next jar too, but of others.
        add("old.jar", multiRelease("9"));
        add("recent.jar", multiRelease("11"));
        // This jar has a class of the JDK's module java.xml, the next one uses it.
        add("xml-apis.jar", Jars.jar().file("javax/xml/transform/Source.class", ofJdk("javax/xml/transform/Source")));
        add("xml.jar", using("g.G", "javax.xml.transform.Source"));
        add("not-found.jar", Jars.jar().file("h/H.class", compiled("a.Lost", "i.I lost; java.sql.Date date;")));
        add("damaged-class.jar", using("j.J", "java.sql.Date").file("j/K.class", "no class"));
        add("a" + File.pathSeparator + "b/separator.jar", using("l.L", "java.sql.Date"));
        add("app.jar.original", using("k.K", "java.util.logging.Logger"));
        Path bad = Files.writeString(folder.resolve("bad.jar"), "no jar");
        jars.add(new Jar(bad, "bad.jar", Jar.Role.LIBRARY));
    }

    private static Map<String, String> mixedBagsAnswers() {
        return Map.ofEntries(
                Map.entry("plain.jar", "java.base,java.sql"),
                Map.entry("nothing.jar", "java.base"),
                Map.entry("modular.jar", "java.base,java.prefs"),
                Map.entry("one/same-name.jar", "java.base,java.sql"),
                Map.entry("two/same-name.jar", "java.base,java.naming"),
                Map.entry("old.jar", "java.base,java.logging"),
                Map.entry("recent.jar", "java.base,java.logging"),
                Map.entry("xml-apis.jar", "java.base"),
                Map.entry("xml.jar", "java.base,java.xml"),
                Map.entry("not-found.jar", "java.base,java.sql"),
                Map.entry("damaged-class.jar", "java.base,java.sql"),
                Map.entry("a" + File.pathSeparator + "b/separator.jar", "java.base,java.sql"),
                Map.entry("app.jar.original", "java.base,java.logging"),
                Map.entry("bad.jar", "refused"));
    }

    private JdepsRuns jdeps(Path home) {
        HostJdk host = HostJdk.at(home);
        return new JdepsRuns(host, JdkModules.of(host, TestCache.get()), console);
    }

    private Map<String, String> ask(JdepsRuns jdeps, List<Jar> asked) {
        Map<String, String> answers = new TreeMap<>();
        jdeps.ask(asked).forEach((jar, answer) -> answers.put(name(jar), text(answer)));
        return answers;
    }

    private String name(Jar jar) {
        return folder.relativize(jar.file()).toString();
    }

    private static String text(JdepsAnswer answer) {
        return answer.complaint().isPresent() ? "refused" : answer.names();
    }

    private void add(String name, Jars content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        jars.add(new Jar(content.write(file), file.getFileName().toString(), Jar.Role.LIBRARY));
    }

    private static Jars using(String className, String used) {
        return Jars.jar().source(className, source(className, used + " used;"));
    }

    private static String source(String className, String members) {
        int dot = className.indexOf('.');
        return "package " + className.substring(0, dot) + "; class " + className.substring(dot + 1) + " { " + members
                + " }";
    }

    private Jars multiRelease(String release) throws IOException {
        String file = compiled("f.F", "java.util.logging.Logger logger;");
        return Jars.jar()
                .file("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nMulti-Release: true\n\n")
                .file("f/F.class", file)
                .file("META-INF/versions/" + release + "/f/F.class", file);
    }

    /** A class file, with one of a package {@code i} to compile against. */
    private String compiled(String className, String members) throws IOException {
        Path jar = folder.resolve(className + ".jar");
        Jars.jar()
                .source("i.I", "package i; public class I {}")
                .source(className, source(className, members))
                .write(jar);
        Path file = jar.resolveSibling(className + ".jar-classes/out").resolve(className.replace('.', '/') + ".class");
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    }

    private static String ofJdk(String className) throws IOException {
        try (InputStream in = ClassLoader.getSystemResourceAsStream(className + ".class")) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
