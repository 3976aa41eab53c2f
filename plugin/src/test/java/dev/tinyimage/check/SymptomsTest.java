package dev.tinyimage.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyimage.image.BaseImage;
import dev.tinyimage.image.ContainerConfig;
import dev.tinyimage.image.FolderEntries;
import dev.tinyimage.image.Image;
import dev.tinyimage.image.ImageAssembler;
import dev.tinyimage.image.Json;
import dev.tinyimage.image.Platform;
import dev.tinyimage.testkit.Jars;
import dev.tinyimage.testkit.Jdks;
import dev.tinyimage.testkit.TestCache;
import dev.tinyimage.testkit.TestLayers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What an application said, and the advice that follows from it; the runtime has java.base and java.logging only. */
class SymptomsTest {

    @TempDir
    static Path folder;

    private static CheckedImage checked;

    /** Output as one string, lines apart by line feeds; the advice as cause, a bar and the fix. */
    private record Scenario(String output, String advice) {
        @Override
        public String toString() {
            return output.lines().findFirst().orElseThrow();
        }
    }

    @BeforeAll
    static void image() throws IOException {
        Path jar = Jars.jar().file("linux/libspeed.so", "ELF").write(folder.resolve("speed.jar"));
        ContainerConfig config =
                new ContainerConfig(List.of(), List.of(), "", Map.of(), List.of(), Map.of(), "", Instant.EPOCH);
        Image image = ImageAssembler.assemble(
                new BaseImage(Json.object(), List.of()),
                List.of(TestLayers.layer("app", List.of(FolderEntries.file(jar, "/app/lib/speed.jar")))),
                config,
                new Platform("linux", "amd64"));
        checked = new CheckedImage(
                image, Jdks.running(), TestCache.get(), List.of("java.base", "java.logging"), List.of("java.naming"));
    }

    static Stream<Scenario> scenarios() {
        return Stream.of(
                new Scenario(
                        "Exception in thread \"main\" java.lang.NoClassDefFoundError: java/sql/Driver",
                        added("java.sql", "java.sql.Driver")),
                new Scenario(
                        "Caused by: java.lang.ClassNotFoundException: java.lang.management.ManagementFactory",
                        added("java.management", "java.lang.management.ManagementFactory")),
                new Scenario(
                        "java.lang.NoClassDefFoundError: javax/naming/InitialContext",
                        "the module java.naming is not in its runtime, and it asks for javax.naming.InitialContext | Take "
                                + "java.naming out of <runtime><excludeModules> (tinyimage.runtime.excludeModules)"),
                new Scenario(
                        "java.lang.module.FindException: Module java.desktop not found",
                        added("java.desktop", "java.desktop")),
                new Scenario(
                        "javax.xml.stream.FactoryConfigurationError: Provider com.sun.xml.internal.stream.XMLInputFactoryImpl "
                                + "not found",
                        added("java.xml", "com.sun.xml.internal.stream.XMLInputFactoryImpl")),
                new Scenario(
                        "java.security.NoSuchProviderException: no such provider: SunPKCS11",
                        added("jdk.crypto.cryptoki", "SunPKCS11")),
                new Scenario(
                        "java.security.NoSuchAlgorithmException: XMLDSig TransformService not available",
                        added("java.xml.crypto", "XMLDSig")),
                new Scenario("java.nio.charset.UnsupportedCharsetException: IBM037", added("jdk.charsets", "IBM037")),
                new Scenario(
                        "java.nio.file.FileSystemNotFoundException: Provider \"jar\" not installed",
                        added("jdk.zipfs", "jar")),
                new Scenario(
                        "java.nio.file.ProviderNotFoundException: Provider not found",
                        added("jdk.zipfs", "Provider not found")),
                new Scenario("java.lang.NoClassDefFoundError: com/acme/Gone", "none"),
                new Scenario("java.lang.NoClassDefFoundError: java/util/logging/Gone", "none"),
                new Scenario("java.nio.charset.UnsupportedCharsetException: utf-nine", "none"),
                new Scenario(
                        "/opt/java/bin/java: error while loading shared libraries: libz.so.1: cannot open shared object "
                                + "file: No such file or directory",
                        library("libz.so.1", ", and needed by java")),
                new Scenario(
                        "Error: failed /opt/java/lib/server/libjvm.so, because libm.so.6: cannot open shared object file: "
                                + "No such file or directory",
                        library("libm.so.6", "")),
                new Scenario(
                        "java.lang.UnsatisfiedLinkError: /tmp/libspeed.so: libgomp.so.1: cannot open shared object file: No "
                                + "such file or directory",
                        library("libgomp.so.1", ", and needed by libspeed.so of /app/lib/speed.jar")),
                new Scenario(
                        "Error loading shared library libstdc++.so.6: No such file or directory (needed by /tmp/libspeed.so)",
                        library("libstdc++.so.6", ", and needed by libspeed.so of /app/lib/speed.jar")),
                new Scenario(
                        "java.lang.UnsatisfiedLinkError: no speed in java.library.path: /usr/lib",
                        unlinked("libspeed.so", "which is inside /app/lib/speed.jar and is not unpacked")),
                new Scenario(
                        "java.lang.UnsatisfiedLinkError: no slow in java.library.path: /usr/lib",
                        unlinked("libslow.so", "and no jar of the image has it")),
                new Scenario(
                        "java.lang.UnsatisfiedLinkError: no prefs in java.library.path",
                        added("java.prefs", "libprefs.so")),
                new Scenario(
                        "Error: Could not find or load main class it.Gone\n"
                                + "Caused by: java.lang.ClassNotFoundException: it.Gone",
                        mainClass("it.Gone", "java.lang.ClassNotFoundException: it.Gone")),
                new Scenario(
                        "Error: Main method not found in class it.Hello, please define the main method as:",
                        mainClass("it.Hello", "Error: Main method not found in class it.Hello")),
                new Scenario(
                        "Error: Could not find or load main class it.Hello\n"
                                + "Caused by: java.lang.NoClassDefFoundError: java/sql/Driver",
                        added("java.sql", "java.sql.Driver")),
                new Scenario(
                        "java.nio.file.AccessDeniedException: /app/data.txt",
                        "it may not use /app/data.txt (Permission denied) | " + TO_TMP),
                new Scenario(
                        "java.nio.file.FileSystemException: /app/data: Read-only file system",
                        "it may not use /app/data (Read-only file system) | " + TO_TMP),
                new Scenario(
                        "java.io.FileNotFoundException: /var/log/app.log (Permission denied)",
                        "it may not use /var/log/app.log (Permission denied) | " + TO_TMP),
                new Scenario(
                        "java.io.IOException: Read-only file system",
                        "it may not use a file (Read-only file system) | " + TO_TMP),
                new Scenario(
                        "java.nio.file.NoSuchFileException: /data/x.txt",
                        "it asks for /data/x.txt, which is not in the image | " + TO_TMP
                                + "; what it reads goes in with <extraDirectories>"),
                new Scenario(
                        "java.net.BindException: Address already in use",
                        "another program of this machine listens on its port | Stop that program, or let the application "
                                + "listen on the port that the environment variable PORT names"),
                new Scenario(
                        "java.net.BindException: Permission denied",
                        "it may not listen on its port, for it does not run as root | Let it listen on a port above 1023, "
                                + "such as the one that the environment variable PORT names"),
                new Scenario(
                        "java.nio.file.AccessDeniedException: /app/x\njava.lang.NoClassDefFoundError: java/sql/Driver",
                        added("java.sql", "java.sql.Driver")),
                new Scenario("Started in 0.3 seconds", "none"));
    }

    private static final String TO_TMP =
            "Let it write below /tmp, which java.io.tmpdir names, or into a volume that is mounted there";

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void advice(Scenario scenario) {
        assertThat(Symptoms.find(scenario.output().lines().toList(), checked)
                        .map(advice -> advice.cause() + " | " + advice.fix())
                        .orElse("none"))
                .isEqualTo(scenario.advice());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "java.lang.NoClassDefFoundError: javax/swing/JFrame, javax.swing.JFrame",
        "'java.lang.NoClassDefFoundError: javax/swing/JFrame: not in this image, which', javax.swing.JFrame",
        "Caused by: java.lang.ClassNotFoundException: java.awt.Robot, java.awt.Robot",
        "java.lang.UnsatisfiedLinkError: no awt in java.library.path: /x, libawt.so"
    })
    void whatIsCutOffJavaDesktop(String output, String wanted) {
        assertThat(Symptoms.find(List.of(output), with("java.desktop")))
                .hasValue(new Advice(
                        "java.desktop is cut down in its runtime, and it asks for " + wanted,
                        "Set <runtime><desktop> (tinyimage.runtime.desktop) to full"));
    }

    @Test
    void compilerOfStyleSheets() {
        List<String> output = List.of(
                "java.lang.NoClassDefFoundError: com/sun/org/apache/xalan/internal/xsltc/compiler/Parser",
                "\tat java.xml/com.sun.org.apache.xalan.internal.xsltc.compiler.XSLTC.<init>(Unknown Source)");

        assertThat(Symptoms.find(output, with("java.xml")))
                .hasValue(new Advice(
                        "java.xml is without its compiler of style sheets in its runtime, and it asks for "
                                + "com.sun.org.apache.xalan.internal.xsltc.compiler.Parser",
                        "Set <runtime><xslt> (tinyimage.runtime.xslt) to yes"));
    }

    @Test
    void namesOfCharacters() {
        List<String> output = List.of(
                "java.lang.InternalError",
                "\tat java.base/java.lang.CharacterName.<init>(Unknown Source)",
                "\tat java.base/java.lang.Character.getName(Unknown Source)");

        assertThat(Symptoms.find(output, checked))
                .hasValue(new Advice(
                        "java.base is without the names of characters in its runtime, and it asks for one",
                        "Add java.base to <runtime><addModules> (tinyimage.runtime.addModules)"));
    }

    private static CheckedImage with(String module) {
        return new CheckedImage(
                checked.image(), checked.jdk(), TestCache.get(), List.of("java.base", module), List.of());
    }

    private static String added(String module, String wanted) {
        return "the module %1$s is not in its runtime, and it asks for %2$s | Add %1$s to <runtime><addModules> "
                        .formatted(module, wanted)
                + "(tinyimage.runtime.addModules)";
    }

    private static String library(String name, String needing) {
        return "the native library %1$s is not in the image%2$s | Name a base that has %1$s with <from><image> "
                        .formatted(name, needing)
                + "(tinyimage.from.image), such as scratch, which takes the runtime's libraries from <from><sysroot> "
                + "(tinyimage.from.sysroot)";
    }

    private static String unlinked(String name, String where) {
        return "it asks for the native library %s, %s | Add it to the base in <from><image> (tinyimage.from.image), and name "
                        .formatted(name, where)
                + "its folder with -Djava.library.path in <container><jvmFlags> (tinyimage.container.jvmFlags)";
    }

    private static String mainClass(String name, String complaint) {
        return "its main class %s cannot be started: %s | Correct <container><mainClass> ".formatted(name, complaint)
                + "(tinyimage.container.mainClass), or let what that class needs be packaged";
    }
}
