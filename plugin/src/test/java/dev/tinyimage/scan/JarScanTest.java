package dev.tinyimage.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tinyimage.app.Jar;
import dev.tinyimage.console.Step;
import dev.tinyimage.jdk.JdkModules;
import dev.tinyimage.jdk.LinkSource;
import dev.tinyimage.testkit.Jars;
import dev.tinyimage.testkit.Jdks;
import dev.tinyimage.testkit.TestCache;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is read of jars of all kinds. */
class JarScanTest {

    private static final Interests INTERESTS = new Interests(
            Set.of(
                    "java.nio.file.FileSystems.newFileSystem",
                    "javax.xml.transform.TransformerFactory.newTransformer(javax.xml.transform.Source)"),
            Set.of("wanted", "com.sun.security.*"),
            Set.of("lib.part."));

    @TempDir
    Path folder;

    private interface Content {
        Jars of(JarScanTest test) throws IOException;
    }

    private record Scenario(String summary, Content content, List<String> scan) {

        Scenario(String summary, Jars content, String... scan) {
            this(summary, test -> content, List.of(scan));
        }

        @Override
        public String toString() {
            return summary;
        }
    }

    static Stream<Scenario> scenarios() {
        return Stream.of(
                new Scenario("without classes", Jars.jar().file("readme.txt", "java.sql.Date"), "0 0"),
                new Scenario(
                        "all ways to refer to a class",
                        Jars.jar().source("p.All", """
                                        package p;
                                        abstract class All<T extends java.sql.Blob> implements java.rmi.Remote {
                                            java.util.List<? extends java.sql.Clob> field;
                                            abstract java.sql.Array[][] method(java.sql.Ref in) throws java.sql.SQLException;
                                            @java.beans.ConstructorProperties("java.sql.Struct") All() {}
                                            void code(Object o) {
                                                java.util.logging.Logger.getAnonymousLogger();
                                                Class<?> c = java.sql.Date[].class;
                                                if (o instanceof javax.naming.Name) {}
                                                java.util.function.Supplier<java.util.prefs.Preferences> s =
                                                    java.util.prefs.Preferences::userRoot;
                                            }
                                        }
                                        """),
                        "17 17",
                        "CLASS java.beans.ConstructorProperties p.All",
                        "CLASS java.rmi.Remote p.All",
                        "CLASS java.sql.Array p.All",
                        "CLASS java.sql.Blob p.All",
                        "CLASS java.sql.Clob p.All",
                        "CLASS java.sql.Date p.All",
                        "CLASS java.sql.Ref p.All",
                        "CLASS java.sql.SQLException p.All",
                        "CLASS java.util.logging.Logger p.All",
                        "CLASS java.util.prefs.Preferences p.All",
                        "CLASS javax.naming.Name p.All",
                        "PACKAGE p"),
                new Scenario(
                        "string constants: names of JDK classes, what rules ask for, and charsets",
                        Jars.jar().source("p.Text", """
                                        package p;
                                        class Text {
                                            String[] s = {"wanted", "wanted not", "com.sun.security.Any", "java.sql.Date",
                                                "java.sql.Gone", "java/sql/Date", "Ljava/sql/Date;", "IBM037", "UTF-8"};
                                        }
                                        """),
                        "17 17",
                        "STRING com.sun.security.Any p.Text",
                        "STRING java.sql.Date p.Text",
                        "STRING wanted p.Text",
                        "CHARSET IBM037 p.Text",
                        "PACKAGE p"),
                new Scenario(
                        "class values of annotations are names, annotations themselves are uses",
                        Jars.jar()
                                .source(
                                        "p.On",
                                        "package p; import java.lang.annotation.*; @Retention(RetentionPolicy.RUNTIME) "
                                                + "@interface On { Class<?>[] value() default java.sql.Date.class; "
                                                + "Class<?> other() default Object.class; }")
                                .source(
                                        "p.A",
                                        "package p; @On({java.rmi.Remote.class, javax.naming.Name[].class}) "
                                                + "class A { @On(other = javax.sql.DataSource.class) "
                                                + "@java.beans.ConstructorProperties(\"x\") "
                                                + "A(@On(java.util.prefs.Preferences.class) int x) {} }"),
                        "17 17",
                        "CLASS java.beans.ConstructorProperties p.A",
                        "STRING java.rmi.Remote p.A",
                        "STRING java.sql.Date p.On",
                        "STRING java.util.prefs.Preferences p.A",
                        "STRING javax.sql.DataSource p.A",
                        "PACKAGE p"),
                new Scenario(
                        "members that rules ask for, and parts of libraries by their users",
                        Jars.jar()
                                .source("lib.part.P", "package lib.part; public class P { Q q; }")
                                .source("lib.part.Q", "package lib.part; public class Q {}")
                                .source(
                                        "u.U",
                                        "package u; class U { lib.part.P p; Object o(java.nio.file.Path f) throws "
                                                + "Exception { return java.nio.file.FileSystems.newFileSystem(f); } }"),
                        "17 17",
                        "MEMBER java.nio.file.FileSystems.newFileSystem u.U",
                        "PART lib.part. u.U",
                        "PACKAGE lib.part",
                        "PACKAGE u"),
                new Scenario(
                        "one of several methods of a name, told apart by its parameters",
                        Jars.jar()
                                .source(
                                        "p.One",
                                        "package p; class One { Object o(javax.xml.transform.TransformerFactory f) "
                                                + "throws Exception { return f.newTransformer(null); } }")
                                .source(
                                        "p.Other",
                                        "package p; class Other { Object o(javax.xml.transform.TransformerFactory f) "
                                                + "throws Exception { return f.newTransformer(); } }"),
                        "17 17",
                        "CLASS javax.xml.transform.Source p.One",
                        "CLASS javax.xml.transform.Transformer p.One p.Other",
                        "CLASS javax.xml.transform.TransformerFactory p.One p.Other",
                        "MEMBER javax.xml.transform.TransformerFactory.newTransformer(javax.xml.transform.Source) p.One",
                        "PACKAGE p"),
                new Scenario(
                        "languages: constants, tags beside a factory, bundles",
                        Jars.jar()
                                .source("C", "class C { Object o = java.util.Locale.CANADA_FRENCH; }")
                                .source(
                                        "T",
                                        "class T { Object o = new java.util.Locale(\"pt\", \"BR\"); String s = \"xx\"; }")
                                .source("N", "class N { String s = \"de\"; Object o = java.util.Locale.US; }")
                                .file("a/b_de_AT.properties", "")
                                .file("a/b_en.properties", "")
                                .file("a/b_xy.properties", ""),
                        "17 17",
                        "LANGUAGE fr-CA C",
                        "LANGUAGE pt T",
                        "BUNDLE de-AT a/b_de_AT.properties"),
                new Scenario(
                        "services of the JDK, by file and by descriptor",
                        Jars.jar()
                                .file("META-INF/services/java.sql.Driver", "# none\np.D # one\n\np.E")
                                .file("META-INF/services/p.Own", "p.F")
                                .source(
                                        "module-info",
                                        "module m { requires java.sql; requires java.scripting; "
                                                + "provides java.sql.Driver with p.G; "
                                                + "uses javax.script.ScriptEngineFactory; }")
                                .source("p.G", driver()),
                        "17 17",
                        "CLASS java.sql.Connection p.G",
                        "CLASS java.sql.Driver p.G",
                        "CLASS java.sql.DriverPropertyInfo p.G",
                        "CLASS java.util.logging.Logger p.G",
                        "SERVICE java.sql.Driver p.D p.E p.G",
                        "USES javax.script.ScriptEngineFactory module-info",
                        "PACKAGE p"),
                new Scenario(
                        "a broken descriptor means no more than it means to the JVM",
                        Jars.jar()
                                .file("module-info.class", "\u00ca\u00fe\u00ba\u00be\0\0\0\u003d\0\1")
                                .source("p.A", "package p; class A {}"),
                        "17 17",
                        "PACKAGE p"),
                new Scenario(
                        "an automatic module",
                        Jars.jar()
                                .file("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nAutomatic-Module-Name: auto\n\n")
                                .source("p.A", "package p; class A { java.sql.Date d; }"),
                        "17 17",
                        "CLASS java.sql.Date p.A",
                        "PACKAGE p"),
                new Scenario(
                        "of a multi-release jar the versions for the target",
                        test -> Jars.jar()
                                .file("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nMulti-Release: true\n\n")
                                .source("p.A", "package p; class A { java.rmi.Remote r; }")
                                .file("META-INF/versions/11/p/A.class", test.compiled("p.A", "java.sql.Date"))
                                .file("META-INF/versions/999/p/A.class", test.compiled("p.A", "javax.naming.Name")),
                        List.of("0 0", "CLASS java.sql.Date p.A", "PACKAGE p")),
                new Scenario(
                        "versions in a jar that does not say it has some are not loaded",
                        test -> Jars.jar()
                                .source("p.A", "package p; class A { java.rmi.Remote r; }")
                                .file("META-INF/versions/11/p/A.class", test.compiled("p.A", "java.sql.Date")),
                        List.of("17 17", "CLASS java.rmi.Remote p.A", "PACKAGE p")),
                new Scenario(
                        "a signed jar, whatever its signature is worth",
                        Jars.jar()
                                .file(
                                        "META-INF/MANIFEST.MF",
                                        "Manifest-Version: 1.0\n\nName: p/A.class\nSHA-256-Digest: AAAA\n\n")
                                .file("META-INF/KEY.SF", "Signature-Version: 1.0\n\n")
                                .file("META-INF/KEY.RSA", "none")
                                .source("p.A", "package p; class A { java.sql.Date d; }"),
                        "17 17",
                        "CLASS java.sql.Date p.A",
                        "PACKAGE p"),
                new Scenario(
                        "a zip in a jar, and a jar in that; what release they are for is their affair",
                        test -> Jars.jar()
                                .file(
                                        "server.zip",
                                        Jars.jar()
                                                .file(
                                                        "lib/inner.jar",
                                                        Jars.jar()
                                                                .source(
                                                                        "p.A",
                                                                        "package p; class A { java.sql.Date d; }")
                                                                .write(test.folder.resolve("inner.jar")))
                                                .write(test.folder.resolve("outer.jar"))),
                        List.of(
                                "0 0",
                                "CLASS java.sql.Date server.zip!lib/inner.jar!p.A",
                                "PACKAGE p",
                                "NESTED lib/inner.jar",
                                "NESTED server.zip")),
                new Scenario(
                        "pages: imports, attributes and code, but no comments",
                        Jars.jar()
                                .file("a.jsp", """
                                        <%@ page import="java.util.List,java.sql.Date, java.util.logging.*" %>
                                        <%-- javax.naming.Context --%>
                                        <%= java.util.prefs.Preferences.userRoot() %> it.app.Shop my.java.rmi.Remote
                                        """)
                                .file("WEB-INF/tags/b.tagx", "<jsp:useBean id='d' class='java.sql.Date'/>")
                                .file("c.html", "java.rmi.Remote"),
                        "0 0",
                        "PAGE java.sql.Date WEB-INF/tags/b.tagx a.jsp",
                        "PAGE java.util.logging.* a.jsp",
                        "PAGE java.util.prefs.Preferences a.jsp"),
                new Scenario(
                        "classes in the folder of a nested application",
                        test -> Jars.jar().file("BOOT-INF/classes/p/A.class", test.compiled("p.A", "java.sql.Date")),
                        List.of("17 17", "CLASS java.sql.Date p.A", "PACKAGE p")),
                new Scenario(
                        "files that are no classes and no jars are named",
                        Jars.jar()
                                .file("p/Empty.class", "")
                                .file("p/Short.class", "\u00ca\u00fe\u00ba\u00be\0\0\0\u003d\0\u0009")
                                .file("lib/no.jar", "no jar"),
                        "0 0",
                        "DAMAGED lib/no.jar it does not end as a jar does",
                        "DAMAGED p/Empty.class not a class file: bad magic number",
                        "DAMAGED p/Short.class not a class file: it ends early",
                        "NESTED lib/no.jar"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void scan(Scenario scenario) throws IOException {
        Path jar = scenario.content().of(this).write(folder.resolve("jar.jar"));

        assertThat(lines(scan(jar))).containsExactlyElementsOf(scenario.scan());
    }

    @Test
    void aClassOfItsOwnInAPackageOfTheJdk() throws IOException {
        Path jar = Jars.jar()
                .file("org/w3c/dom/Node.class", compiled("p.A", "org.w3c.dom.Node"))
                .file("com/sun/imageio/plugins/png/PNGImageReader.class", compiled("p.B", "java.rmi.Remote"))
                .file("p/U.class", compiled("p.U", "org.w3c.dom.Node"))
                .write(folder.resolve("xml-apis.jar"));

        assertThat(lines(scan(jar)))
                .as("the package is exported, so class loaders take the JDK's class")
                .contains("CLASS org.w3c.dom.Node p.A p.U");
    }

    @Test
    void aScanIsReadAsItWasWritten() throws IOException {
        JarScan scan = scan(Jars.jar()
                .source("p.A", "package p; class A { java.sql.Date d; }")
                .file("a/b_de.properties", "")
                .file(
                        "lib/inner.jar",
                        Jars.jar()
                                .file("META-INF/services/java.sql.Driver", "p.D")
                                .write(folder.resolve("inner.jar")))
                .file(
                        "META-INF/native-image/a.json",
                        "[{\"condition\": {\"typeReachable\": \"p.A\"}, \"name\": \"java.rmi.Remote\"}]")
                .write(folder.resolve("jar.jar")));

        assertThat(JarScan.read(scan.digest(), scan.write())).isEqualTo(scan);
    }

    @Test
    void aFileThatIsNoJarStopsTheBuild() throws IOException {
        Path jar = Files.writeString(folder.resolve("no.jar"), "no jar");

        assertThatThrownBy(() -> scan(jar))
                .hasMessage("cannot read the classes of " + jar
                        + ": it does not end as a jar does. Build it again, or delete "
                        + "it from the local repository.");
    }

    /** The releases, and a line for each mention. */
    private static List<String> lines(JarScan scan) {
        List<String> lines = new ArrayList<>(List.of(scan.oldestRelease() + " " + scan.newestRelease()));
        scan.mentions()
                .values()
                .forEach(mentions -> mentions.forEach(mention -> lines.add(mention.kind() + " " + mention.name()
                        + mention.places().stream()
                                .map(place -> " " + place.text()
                                        + (place.condition().isEmpty() ? "" : " if " + place.condition()))
                                .collect(Collectors.joining()))));
        return lines;
    }

    private static JarScan scan(Path jar) {
        LinkSource jdk = Jdks.running();
        Scanner scanner = new Scanner(jdk, JdkModules.of(jdk, TestCache.get()), INTERESTS, TestCache.get());
        Jar dependency = new Jar(jar, "jar.jar", Jar.Role.LIBRARY);
        return scanner.scan(List.of(dependency), Step.UNSEEN).get(dependency);
    }

    /** A compiled class with a field of a type, as text of which each character is a byte. */
    private String compiled(String name, String fieldType) throws IOException {
        int dot = name.lastIndexOf('.');
        String source = "package " + name.substring(0, dot) + "; class " + name.substring(dot + 1) + " { " + fieldType
                + " field; }";
        Path jar = folder.resolve(fieldType + ".jar");
        Jars.jar().source(name, source).write(jar);
        Path file = jar.resolveSibling(jar.getFileName() + "-classes/out/" + name.replace('.', '/') + ".class");
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    }

    private static String driver() {
        return """
                package p;
                import java.sql.*;
                public class G implements Driver {
                    public Connection connect(String u, java.util.Properties p) { return null; }
                    public boolean acceptsURL(String u) { return false; }
                    public DriverPropertyInfo[] getPropertyInfo(String u, java.util.Properties p) { return null; }
                    public int getMajorVersion() { return 0; }
                    public int getMinorVersion() { return 0; }
                    public boolean jdbcCompliant() { return false; }
                    public java.util.logging.Logger getParentLogger() { return null; }
                }
                """;
    }
}
