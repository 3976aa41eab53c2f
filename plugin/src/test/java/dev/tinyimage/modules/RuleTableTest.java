package dev.tinyimage.modules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyimage.jdk.LinkSource;
import dev.tinyimage.testkit.Jars;
import dev.tinyimage.testkit.Jdks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A scenario for each line of rules.txt, and one library or application that it is there for. */
class RuleTableTest {

    @TempDir
    Path folder;

    /**
     * A scenario.
     *
     * @param rule first column of the rule
     * @param code a member of the class {@code a.A}, or the name of another class
     * @param flag an option of the JVM
     * @param called what the rule calls for: second column of the rule
     * @param evidence the evidence
     */
    private record Scenario(String rule, String code, String flag, String called, String evidence) {

        String module() {
            return called.replaceFirst(":.*", "");
        }

        /** Empty where the rule is about the module as such. */
        String part() {
            return called.substring(module().length()).replace(":", "");
        }

        @Override
        public String toString() {
            return rule + " | " + called;
        }
    }

    private static Scenario code(String rule, String code, String module, String evidence) {
        return new Scenario(rule, code, "", module, evidence);
    }

    /** A string constant. */
    private static Scenario string(String rule, String text, String module, String reason) {
        return code(rule, "String s = \"" + text + "\";", module, "app.jar: a.A has " + text + " (" + reason + ")");
    }

    /** A class in the package of a library. */
    private static Scenario library(String name, String module, String reason) {
        return code("package " + name, name + ".L", module, "app.jar has " + name + " (" + reason + ")");
    }

    private static Scenario flag(String rule, String flag, String module, String reason) {
        return new Scenario("flag " + rule, "", flag, module, "the JVM has " + flag + " (" + reason + ")");
    }

    static Stream<Scenario> scenarios() {
        String zip = "zip files as file systems, found by the scheme jar:";
        String jmx = "JMX connectors use RMI";
        String jfr = "flight recordings";
        String figures = "figures of the JVM, by name";
        String mails = "mails come in national charsets such as ISO-2022-JP";
        return Stream.of(
                code("always", "", "java.instrument", "agents can be attached when the container starts"),
                code("always", "", "jdk.unsupported", "sun.misc.Unsafe, which libraries look up by name"),
                code("always", "", "jdk.net", "keep-alive times of sockets, which java.base looks up by name"),
                code(
                        "always until 21",
                        "",
                        "jdk.crypto.ec",
                        "TLS with elliptic curves, which JDK 22 moved to java.base (JDK-8308398)"),
                code(
                        "member java.nio.file.FileSystems.newFileSystem",
                        "Object o(java.nio.file.Path p) throws Exception { return java.nio.file.FileSystems.newFileSystem(p); }",
                        "jdk.zipfs",
                        "app.jar: a.A has java.nio.file.FileSystems.newFileSystem (" + zip + " or by the file)"),
                code(
                        "member java.nio.file.FileSystems.getFileSystem",
                        "Object o(java.net.URI u) { return java.nio.file.FileSystems.getFileSystem(u); }",
                        "jdk.zipfs",
                        "app.jar: a.A has java.nio.file.FileSystems.getFileSystem (" + zip + ")"),
                code(
                        "member java.nio.file.spi.FileSystemProvider.installedProviders",
                        "Object o = java.nio.file.spi.FileSystemProvider.installedProviders();",
                        "jdk.zipfs",
                        "app.jar: a.A has java.nio.file.spi.FileSystemProvider.installedProviders (" + zip + ")"),
                code(
                        "member java.util.random.RandomGenerator.of",
                        "Object o = java.util.random.RandomGenerator.of(\"L64X128MixRandom\");",
                        "jdk.random",
                        "app.jar: a.A has java.util.random.RandomGenerator.of (generators by name)"),
                code(
                        "member java.util.random.RandomGeneratorFactory.*",
                        "Object o = java.util.random.RandomGeneratorFactory.all();",
                        "jdk.random",
                        "app.jar: a.A has java.util.random.RandomGeneratorFactory.all (generators by name)"),
                code(
                        "member java.awt.Graphics.drawString",
                        "void o(java.awt.Graphics g) { g.drawString(\"\", 0, 0); }",
                        "java.desktop:text",
                        "app.jar: a.A has java.awt.Graphics.drawString (draws text)"),
                code(
                        "member java.awt.Graphics2D.drawString",
                        "void o(java.awt.Graphics2D g) { g.drawString(\"\", 0, 0); }",
                        "java.desktop:text",
                        "app.jar: a.A has java.awt.Graphics2D.drawString (draws text)"),
                code(
                        "member java.lang.Character.getName",
                        "String o = Character.getName('a');",
                        "java.base:characterNames",
                        "app.jar: a.A has java.lang.Character.getName (names of characters)"),
                code(
                        "member java.lang.Character.codePointOf",
                        "int o = Character.codePointOf(\"SPACE\");",
                        "java.base:characterNames",
                        "app.jar: a.A has java.lang.Character.codePointOf (names of characters)"),
                code(
                        "member javax.xml.transform.TransformerFactory.newTemplates",
                        "Object o(javax.xml.transform.TransformerFactory f) throws Exception { return f.newTemplates((javax.xml.transform.Source)null); }",
                        "java.xml:xslt",
                        "app.jar: a.A has javax.xml.transform.TransformerFactory.newTemplates (compiles style sheets)"),
                code(
                        "member javax.xml.transform.TransformerFactory.newTransformer(javax.xml.transform.Source)",
                        "Object o(javax.xml.transform.TransformerFactory f) throws Exception { return f.newTransformer((javax.xml.transform.Source)null); }",
                        "java.xml:xslt",
                        "app.jar: a.A has javax.xml.transform.TransformerFactory.newTransformer(javax.xml.transform.Source) (compiles style sheets)"),
                code(
                        "member javax.xml.transform.sax.SAXTransformerFactory.newTemplates",
                        "Object o(javax.xml.transform.sax.SAXTransformerFactory f) throws Exception { return f.newTemplates((javax.xml.transform.Source)null); }",
                        "java.xml:xslt",
                        "app.jar: a.A has javax.xml.transform.sax.SAXTransformerFactory.newTemplates (compiles style sheets)"),
                code(
                        "member javax.xml.transform.sax.SAXTransformerFactory.newTransformer(javax.xml.transform.Source)",
                        "Object o(javax.xml.transform.sax.SAXTransformerFactory f) throws Exception { return f.newTransformer((javax.xml.transform.Source)null); }",
                        "java.xml:xslt",
                        "app.jar: a.A has javax.xml.transform.sax.SAXTransformerFactory.newTransformer(javax.xml.transform.Source) (compiles style sheets)"),
                code(
                        "member javax.xml.transform.sax.SAXTransformerFactory.newTransformerHandler(javax.xml.transform.Source)",
                        "Object o(javax.xml.transform.sax.SAXTransformerFactory f) throws Exception { return f.newTransformerHandler((javax.xml.transform.Source)null); }",
                        "java.xml:xslt",
                        "app.jar: a.A has javax.xml.transform.sax.SAXTransformerFactory.newTransformerHandler(javax.xml.transform.Source) (compiles style sheets)"),
                code(
                        "member javax.xml.transform.sax.SAXTransformerFactory.newTemplatesHandler",
                        "Object o(javax.xml.transform.sax.SAXTransformerFactory f) throws Exception { return f.newTemplatesHandler(); }",
                        "java.xml:xslt",
                        "app.jar: a.A has javax.xml.transform.sax.SAXTransformerFactory.newTemplatesHandler (compiles style sheets)"),
                code(
                        "member javax.xml.transform.sax.SAXTransformerFactory.newXMLFilter",
                        "Object o(javax.xml.transform.sax.SAXTransformerFactory f) throws Exception { return f.newXMLFilter((javax.xml.transform.Source)null); }",
                        "java.xml:xslt",
                        "app.jar: a.A has javax.xml.transform.sax.SAXTransformerFactory.newXMLFilter (compiles style sheets)"),
                string("string newTemplates", "newTemplates", "java.xml:xslt", "compiles style sheets"),
                string("string newTransformer", "newTransformer", "java.xml:xslt", "compiles style sheets"),
                string(
                        "string newTransformerHandler",
                        "newTransformerHandler",
                        "java.xml:xslt",
                        "compiles style sheets"),
                string("string newTemplatesHandler", "newTemplatesHandler", "java.xml:xslt", "compiles style sheets"),
                string("string newXMLFilter", "newXMLFilter", "java.xml:xslt", "compiles style sheets"),
                string("own string localXsltFile", "localXsltFile", "java.xml:xslt", "compiles style sheets"),
                string("own string contextXsltFile", "contextXsltFile", "java.xml:xslt", "compiles style sheets"),
                string("own string globalXsltFile", "globalXsltFile", "java.xml:xslt", "compiles style sheets"),
                string(
                        "string com.sun.jndi.dns.DnsContextFactory",
                        "com.sun.jndi.dns.DnsContextFactory",
                        "jdk.naming.dns",
                        "names from DNS through JNDI"),
                string(
                        "string com.sun.jndi.dns.DnsContextFactory",
                        "com.sun.jndi.dns.DnsContextFactory",
                        "java.naming",
                        "JNDI, into which the factory plugs"),
                string(
                        "string com.sun.jndi.ldap.LdapCtxFactory",
                        "com.sun.jndi.ldap.LdapCtxFactory",
                        "java.naming",
                        "LDAP directories through JNDI"),
                string(
                        "string com.sun.jndi.rmi.registry.RegistryContextFactory",
                        "com.sun.jndi.rmi.registry.RegistryContextFactory",
                        "jdk.naming.rmi",
                        "RMI registries through JNDI"),
                string(
                        "string java.lang.management.ManagementFactory",
                        "java.lang.management.ManagementFactory",
                        "java.management",
                        figures),
                string(
                        "string java.lang.management.RuntimeMXBean",
                        "java.lang.management.RuntimeMXBean",
                        "java.management",
                        figures),
                string(
                        "string com.sun.management.OperatingSystemMXBean",
                        "com.sun.management.OperatingSystemMXBean",
                        "jdk.management",
                        "processor load and memory, by name"),
                string(
                        "string com.sun.management.UnixOperatingSystemMXBean",
                        "com.sun.management.UnixOperatingSystemMXBean",
                        "jdk.management",
                        "open files, by name"),
                string(
                        "string com.sun.management.HotSpotDiagnosticMXBean",
                        "com.sun.management.HotSpotDiagnosticMXBean",
                        "jdk.management",
                        "heap dumps and JVM options, by name"),
                string(
                        "string com.sun.management.ThreadMXBean",
                        "com.sun.management.ThreadMXBean",
                        "jdk.management",
                        "allocation by thread, by name"),
                code(
                        "own class javax.management.remote.JMXConnectorServerFactory",
                        "javax.management.remote.JMXConnectorServerFactory f;",
                        "java.management.rmi",
                        "app.jar: a.A has javax.management.remote.JMXConnectorServerFactory (" + jmx + ")"),
                code(
                        "own class javax.management.remote.JMXConnectorFactory",
                        "javax.management.remote.JMXConnectorFactory f;",
                        "java.management.rmi",
                        "app.jar: a.A has javax.management.remote.JMXConnectorFactory (" + jmx + ")"),
                flag(
                        "-Dcom.sun.management.jmxremote*",
                        "-Dcom.sun.management.jmxremote.port=9010",
                        "jdk.management.agent",
                        "JMX from afar"),
                flag("-XX:+ManagementServer", "-XX:+ManagementServer", "jdk.management.agent", "JMX from afar"),
                code(
                        "member java.lang.System.getLogger",
                        "Object o = System.getLogger(\"a\");",
                        "java.logging",
                        "app.jar: a.A has java.lang.System.getLogger (System.Logger can be configured with it only)"),
                flag(
                        "-Djava.util.logging.*",
                        "-Djava.util.logging.config.file=/app/log.properties",
                        "java.logging",
                        "configures it"),
                flag("-XX:StartFlightRecording*", "-XX:StartFlightRecording:delay=1s", "jdk.jfr", jfr),
                flag("-XX:+FlightRecorder", "-XX:+FlightRecorder", "jdk.jfr", jfr),
                flag("-XX:FlightRecorderOptions*", "-XX:FlightRecorderOptions:stackdepth=9", "jdk.jfr", jfr),
                flag("-agentlib:jdwp*", "-agentlib:jdwp=server=y", "jdk.jdwp.agent", "debugging from afar"),
                flag("-Xrunjdwp*", "-Xrunjdwp:server=y", "jdk.jdwp.agent", "debugging from afar"),
                flag("-XX:+EnableJVMCI*", "-XX:+EnableJVMCI", "jdk.internal.vm.ci", "compilers in Java"),
                library("net.bytebuddy.agent", "jdk.attach", "attaches an agent to its own process"),
                library("wlp.lib.extract", "jdk.attach", "Open Liberty starts a second JVM with a shell without it"),
                string(
                        "string sun.rmi.transport.Target",
                        "sun.rmi.transport.Target",
                        "java.rmi",
                        "Tomcat looks for leaks of RMI when it stops, and logs a stack trace without"),
                library(
                        "org.jboss.as.server.deployment.module",
                        "java.se",
                        "WildFly makes it a dependency of every application"),
                string(
                        "string com.sun.security.auth.module.*",
                        "com.sun.security.auth.module.Krb5LoginModule",
                        "jdk.security.auth",
                        "login modules by name"),
                string(
                        "string com.sun.security.auth.login.ConfigFile",
                        "com.sun.security.auth.login.ConfigFile",
                        "jdk.security.auth",
                        "login configuration by name"),
                string("string SunPKCS11", "SunPKCS11", "jdk.crypto.cryptoki", "keys in PKCS #11 tokens"),
                string(
                        "string sun.security.pkcs11.SunPKCS11",
                        "sun.security.pkcs11.SunPKCS11",
                        "jdk.crypto.cryptoki",
                        "keys in PKCS #11 tokens"),
                string(
                        "string com.sun.net.httpserver.HttpServer",
                        "com.sun.net.httpserver.HttpServer",
                        "jdk.httpserver",
                        "the JDK's HTTP server, by name"),
                string(
                        "string netscape.javascript.JSObject",
                        "netscape.javascript.JSObject",
                        "jdk.jsobject",
                        "objects of a browser's scripts, by name"),
                code(
                        "own member javax.tools.ToolProvider.getSystemJavaCompiler",
                        "Object o = javax.tools.ToolProvider.getSystemJavaCompiler();",
                        "jdk.compiler",
                        "app.jar: a.A has javax.tools.ToolProvider.getSystemJavaCompiler (compiles at run time)"),
                library("jakarta.mail", "jdk.charsets", mails),
                library("javax.mail", "jdk.charsets", mails),
                library("org.apache.poi.hssf.usermodel", "jdk.charsets", "old office files come in code pages"),
                library("com.ibm.as400.access", "jdk.charsets", "data of IBM i comes in EBCDIC"),
                library("com.ibm.db2.jcc", "jdk.charsets", "data of Db2 may come in EBCDIC"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void rule(Scenario scenario) throws IOException {
        LinkSource jdk = Jdks.running();

        ModulePlan plan = plan(scenario, jdk);

        Optional<String> evidence = plan.find(scenario.module())
                .map(module -> module.evidence().stream()
                        .filter(found -> found.part().equals(scenario.part()))
                        .map(Evidence::text)
                        .filter(scenario.evidence()::equals)
                        .findFirst()
                        .orElse(module.evidence().toString()));
        boolean there = !scenario.module().equals("jdk.crypto.ec") || jdk.feature() < 22;
        boolean inJdk = !scenario.module().equals("jdk.random") || jdk.feature() < 19;
        assertThat(evidence).isEqualTo(there && inJdk ? Optional.of(scenario.evidence()) : Optional.empty());
    }

    private ModulePlan plan(Scenario scenario, LinkSource jdk) throws IOException {
        boolean library = scenario.rule().startsWith("package");
        String name = library ? scenario.code() : "a.A";
        int dot = name.lastIndexOf('.');
        Jars app = Jars.jar()
                .source(
                        name,
                        "package " + name.substring(0, dot) + "; class " + name.substring(dot + 1) + " { "
                                + (library ? "" : scenario.code()) + " }");
        return new PlanFixture(folder, jdk)
                .app(app)
                .plan(new ModuleOptions(
                        List.of(), List.of(), List.of(), List.of(), List.of(scenario.flag()), Map.of(), false));
    }

    @Test
    void everyRuleHasAScenario() {
        assertThat(Table.read(Rule.class, "rules.txt", 3).stream().map(fields -> fields.get(0) + " | " + fields.get(1)))
                .containsExactlyElementsOf(scenarios().map(Scenario::toString).toList());
    }

    @Test
    void whatCountsInOwnCodeOnlyIsAHintInALibrary() throws IOException {
        ModulePlan plan = new PlanFixture(folder, Jdks.running())
                .library(
                        "lib.jar",
                        Jars.jar()
                                .source(
                                        "L",
                                        "class L { Object o = javax.tools.ToolProvider.getSystemJavaCompiler(); }"))
                .plan(ModuleOptions.NONE);

        assertThat(plan.names()).doesNotContain("jdk.compiler");
        assertThat(PlanFixture.hints(plan))
                .containsExactly(
                        "jdk.compiler: lib.jar: L has javax.tools.ToolProvider.getSystemJavaCompiler (compiles "
                                + "at run time)");
    }
}
