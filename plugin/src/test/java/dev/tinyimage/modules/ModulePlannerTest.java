package dev.tinyimage.modules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tinyimage.jdk.LinkSource;
import dev.tinyimage.testkit.Jars;
import dev.tinyimage.testkit.Jdks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModulePlannerTest {

    /** Magic number and version only, of Java 83, which as Latin-1 text is what is written, and no constants. */
    private static final String NEWER = "\u00ca\u00fe\u00ba\u00be\0\0\0\u007f";

    private static final String LOG = "package l; class Log { java.util.logging.Logger log; java.sql.Date date; }";

    @TempDir
    Path folder;

    static Stream<Path> jdks() {
        return Jdks.installed();
    }

    private record Scenario(
            String summary, Setup setup, ModuleOptions options, List<String> plan, List<String> console) {

        Scenario(String summary, Setup setup, List<String> plan) {
            this(summary, setup, ModuleOptions.NONE, plan, List.of());
        }

        Scenario(String summary, Setup setup, ModuleOptions options, List<String> plan) {
            this(summary, setup, options, plan, List.of());
        }

        @Override
        public String toString() {
            return summary;
        }
    }

    private interface Setup {
        void apply(PlanFixture fixture) throws IOException;
    }

    static Stream<Scenario> scenarios() {
        return Stream.of(
                new Scenario("nothing but main", fixture -> {}, List.of()),
                new Scenario(
                        "byte code, and what is required for it",
                        fixture -> fixture.library("lib.jar", Jars.jar().source("l.Log", LOG)),
                        List.of(
                                "java.logging: lib.jar: l.Log uses java.util.logging.Logger",
                                "java.sql: lib.jar: l.Log uses java.sql.Date",
                                "java.transaction.xa: required by java.sql",
                                "java.xml: required by java.sql")),
                new Scenario(
                        "a module that the user adds",
                        fixture -> {},
                        options(List.of("java.prefs"), List.of()),
                        List.of("java.prefs: asked for by runtime.addModules", "java.xml: required by java.prefs")),
                new Scenario(
                        "a module that the user leaves out, and with it those that it alone requires",
                        fixture -> fixture.library("lib.jar", Jars.jar().source("l.Log", LOG)),
                        options(List.of(), List.of("java.sql")),
                        List.of("java.logging: lib.jar: l.Log uses java.util.logging.Logger")),
                new Scenario(
                        "management comes with the beans of its own JVM",
                        fixture -> fixture.app(
                                Jars.jar().source("M", "class M { java.lang.management.RuntimeMXBean bean; }")),
                        List.of(
                                "java.management: app.jar: M uses java.lang.management.RuntimeMXBean",
                                "jdk.management: java.management uses sun.management.spi.PlatformMBeanProvider (without it the operating system's bean is a poorer "
                                        + "type, and casts fail)")),
                new Scenario(
                        "a page, which only the server compiles",
                        fixture -> fixture.library(
                                "pages.jar", Jars.jar().file("a.jsp", "<%@ page import='java.util.prefs.*' %>")),
                        List.of(
                                "java.prefs: pages.jar: a.jsp names java.util.prefs.*",
                                "java.xml: required by java.prefs")),
                new Scenario(
                        "a service of the JDK that a jar provides",
                        fixture -> fixture.library(
                                "driver.jar",
                                Jars.jar()
                                        .file(
                                                "META-INF/services/javax.naming.ldap.spi.LdapDnsProvider",
                                                "d.Dns # one")),
                        List.of(
                                "java.naming: driver.jar: d.Dns serves javax.naming.ldap.spi.LdapDnsProvider",
                                "java.security.sasl: required by java.naming",
                                "java.logging: required by java.security.sasl")),
                new Scenario(
                        "a service of the JDK that a jar's module descriptor uses",
                        fixture -> fixture.library(
                                "client.jar",
                                Jars.jar()
                                        .source(
                                                "module-info",
                                                "module client { requires java.scripting; "
                                                        + "uses javax.script.ScriptEngineFactory; }")),
                        List.of("java.scripting: client.jar: module-info serves javax.script.ScriptEngineFactory "
                                + "(it uses it)")),
                new Scenario(
                        "reachability metadata, but not for a type that is not there",
                        fixture -> fixture.library(
                                "lib.jar",
                                Jars.jar()
                                        .source("l.There", "package l; class There {}")
                                        .file("META-INF/native-image/g/a/reflect-config.json", """
                                                [{"name": "java.util.logging.Level[]"},
                                                 {"condition": {"typeReachable": "l.There"}, "name": "java.rmi.Remote"},
                                                 {"condition": {"typeReachable": "m.Gone"}, "name": "java.sql.Date"}]
                                                """)),
                        List.of(
                                "java.logging: lib.jar: META-INF/native-image/g/a/reflect-config.json names "
                                        + "java.util.logging.Level",
                                "java.rmi: lib.jar: META-INF/native-image/g/a/reflect-config.json if l.There names "
                                        + "java.rmi.Remote")),
                new Scenario(
                        "a language in the application's code and one in a sibling's bundle",
                        fixture -> fixture.app(Jars.jar()
                                        .source("L", "class L { java.util.Locale l = java.util.Locale.GERMANY; }"))
                                .sibling("texts.jar", Jars.jar().file("texts/words_pt_BR.properties", "")),
                        List.of("jdk.localedata: app.jar: L speaks de-DE")),
                new Scenario(
                        "languages of the container, the JVM and the user",
                        fixture -> {},
                        new ModuleOptions(
                                List.of(),
                                List.of(),
                                List.of("nl"),
                                List.of(),
                                List.of("-Duser.language=sv"),
                                Map.of("LANG", "it_IT.UTF-8"),
                                false),
                        List.of("jdk.localedata: runtime.locales asks for nl")),
                new Scenario(
                        "a charset that java.base lacks, but not in a library's list",
                        fixture -> fixture.app(Jars.jar().source("C", "class C { String s() { return \"ibm037\"; } }"))
                                .library(
                                        "list.jar",
                                        Jars.jar().source("I", "class I { String s() { return \"Cp500\"; } }")),
                        List.of("jdk.charsets: app.jar: C reads ibm037")),
                new Scenario(
                        "options of the JVM, on its command line and in the container's environment",
                        fixture -> {},
                        new ModuleOptions(
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of("--add-modules=jdk.httpserver,ALL-SYSTEM", "--add-modules", "java.compiler"),
                                Map.of("JAVA_TOOL_OPTIONS", "-Xmx64m -agentlib:jdwp=transport=dt_socket"),
                                false),
                        List.of(
                                "java.compiler: the JVM has --add-modules java.compiler",
                                "jdk.jdwp.agent: the JVM has -agentlib:jdwp=transport=dt_socket (debugging from afar)",
                                "jdk.httpserver: the JVM has --add-modules jdk.httpserver")),
                new Scenario(
                        "a part of a library that nothing refers to",
                        fixture -> fixture.library("netty.jar", sctp()),
                        List.of()),
                new Scenario(
                        "a part of a library that the application refers to",
                        fixture -> fixture.library("netty.jar", sctp())
                                .library(
                                        "user.jar",
                                        sctp().source(
                                                        "u.User",
                                                        "package u; class User { io.netty.channel.sctp.Sctp s; }")),
                        List.of("jdk.sctp: netty.jar: io.netty.channel.sctp.Sctp uses com.sun.nio.sctp.SctpChannel")),
                new Scenario(
                        "a class file that is none is named, the rest of the jar counts",
                        fixture -> fixture.library(
                                "broken.jar", Jars.jar().source("l.Log", LOG).file("a/B.class", "no class file")),
                        ModuleOptions.NONE,
                        List.of(
                                "java.logging: broken.jar: l.Log uses java.util.logging.Logger",
                                "java.sql: broken.jar: l.Log uses java.sql.Date",
                                "java.transaction.xa: required by java.sql",
                                "java.xml: required by java.sql"),
                        List.of("warn broken.jar holds a/B.class, which cannot be read: not a class file: bad magic "
                                + "number. If the application then lacks a module, name it with "
                                + "<runtime><addModules> (tinyimage.runtime.addModules).")),
                new Scenario(
                        "a package that two jars share",
                        fixture -> fixture.library(
                                        "one.jar",
                                        Jars.jar().source("p.A", "package p; class A { java.util.logging.Logger l; }"))
                                .library(
                                        "two.jar",
                                        Jars.jar().source("p.B", "package p; class B { java.rmi.Remote r; }")),
                        List.of(
                                "java.logging: one.jar: p.A uses java.util.logging.Logger",
                                "java.rmi: two.jar: p.B uses java.rmi.Remote")),
                new Scenario(
                        "jars in a jar are opened, where jdeps sees nothing",
                        fixture -> fixture.library(
                                "fat.jar",
                                Jars.jar()
                                        .file(
                                                "BOOT-INF/lib/inner.jar",
                                                Jars.jar().source("l.Log", LOG).write(fixture.file("inner.jar")))),
                        List.of(
                                "java.logging: fat.jar: BOOT-INF/lib/inner.jar!l.Log uses java.util.logging.Logger",
                                "java.sql: fat.jar: BOOT-INF/lib/inner.jar!l.Log uses java.sql.Date",
                                "java.transaction.xa: required by java.sql",
                                "java.xml: required by java.sql")));
    }

    private static Jars sctp() {
        return Jars.jar()
                .source(
                        "io.netty.channel.sctp.Sctp",
                        "package io.netty.channel.sctp; public class Sctp { com.sun.nio.sctp.SctpChannel c; }");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void plan(Scenario scenario) throws IOException {
        PlanFixture fixture = new PlanFixture(folder, Jdks.running());
        scenario.setup().apply(fixture);

        ModulePlan plan = fixture.plan(scenario.options());

        assertThat(PlanFixture.lines(plan)).containsExactlyInAnyOrderElementsOf(scenario.plan());
        assertThat(fixture.console.lines()).containsExactlyElementsOf(scenario.console());
    }

    @ParameterizedTest(name = "what every application gets, on {0}")
    @MethodSource("jdks")
    void everyApplication(Path home) throws IOException {
        LinkSource jdk = Jdks.linkSource(home);

        ModulePlan plan = new PlanFixture(folder, jdk).plan(ModuleOptions.NONE);

        assertThat(plan.modules())
                .extracting(module ->
                        module.name() + ": " + module.evidence().get(0).text())
                .filteredOn(line -> !line.startsWith("jdk.crypto.ec"))
                .containsExactly(
                        "java.base: every application needs it",
                        "java.instrument: agents can be attached when the container starts",
                        "jdk.net: keep-alive times of sockets, which java.base looks up by name",
                        "jdk.unsupported: sun.misc.Unsafe, which libraries look up by name");
        assertThat(plan.names().contains("jdk.crypto.ec")).isEqualTo(jdk.feature() < 22);
    }

    @Test
    void onlyTheLanguagesFoundAreLinked() throws IOException {
        ModulePlan plan = new PlanFixture(folder, Jdks.running())
                .app(Jars.jar().source("L", "class L { Object l = java.util.Locale.forLanguageTag(\"pt-BR\"); }"))
                .library("texts.jar", Jars.jar().file("texts_fr.properties", "").file("texts_xx.properties", ""))
                .plan(new ModuleOptions(List.of(), List.of(), List.of("en-GB"), List.of(), List.of(), Map.of(), false));

        assertThat(plan.locales()).containsExactly("en-GB", "pt", "pt-*");
        assertThat(plan.names()).contains("jdk.localedata");
    }

    @Test
    void whatIsNotTakenIsToldWithItsReason() throws IOException {
        ModulePlan plan = new PlanFixture(folder, Jdks.running())
                .library("netty.jar", sctp())
                .library("deny.jar", Jars.jar().source("D", "class D { String s() { return \"java.rmi.Remote\"; } }"))
                .library("texts.jar", Jars.jar().file("texts_fr.properties", ""))
                .plan(options(List.of(), List.of("jdk.unsupported")));

        assertThat(plan.leftOut())
                .extracting(module -> module.module() + ": " + module.reason())
                .containsExactly(
                        "jdk.sctp: Netty's transport for SCTP, which its collective jar brings unasked",
                        "jdk.unsupported: left out by runtime.excludeModules");
        assertThat(PlanFixture.hints(plan))
                .containsExactly(
                        "java.rmi: deny.jar: D names java.rmi.Remote in a string",
                        "jdk.localedata: texts.jar speaks fr; name those that you serve with <runtime><locales>");
    }

    @ParameterizedTest(name = "a jar is scanned and analysed once, on {0}")
    @MethodSource("jdks")
    void secondPlanIsRemembered(Path home) throws IOException {
        PlanFixture fixture = new PlanFixture(folder, Jdks.linkSource(home))
                .library("lib.jar", Jars.jar().source("l.Log", LOG));
        ModulePlan first = fixture.plan(ModuleOptions.NONE);
        List<Path> entries = fixture.cacheEntries();

        ModulePlan second = fixture.plan(ModuleOptions.NONE);

        assertThat(second).isEqualTo(first);
        assertThat(fixture.cacheEntries()).isEqualTo(entries);
        assertThat(entries)
                .extracting(entry -> entry.getParent().getFileName().toString())
                .contains("mentions", "jdeps-modules", "modules");
    }

    @ParameterizedTest(name = "jdeps and the scan agree, on {0}")
    @MethodSource("jdks")
    void analysersAgree(Path home) throws IOException {
        PlanFixture fixture = new PlanFixture(folder, Jdks.linkSource(home))
                .library("lib.jar", Jars.jar().source("l.Log", LOG))
                .library(
                        "modular.jar",
                        Jars.jar()
                                .source("module-info", "module m { requires java.prefs; requires java.naming; }")
                                .source("m.Use", "package m; @Deprecated class Use { javax.naming.Name name; }"));

        fixture.plan(ModuleOptions.NONE);

        assertThat(fixture.console.details()).isEmpty();
    }

    private record Mistake(String summary, ModuleOptions options, String message) {

        @Override
        public String toString() {
            return summary;
        }
    }

    static Stream<Mistake> mistakes() {
        LinkSource jdk = Jdks.running();
        return Stream.of(
                new Mistake(
                        "an unknown module to add",
                        options(List.of("java.sqll"), List.of()),
                        "cannot add the module java.sqll: the " + jdk
                                + " has none of this name. Did you mean java.sql? "
                                + "Correct <runtime><addModules> (tinyimage.runtime.addModules); java --list-modules "
                                + "shows the names."),
                new Mistake(
                        "an unknown module to leave out",
                        options(List.of(), List.of("desktop")),
                        "cannot leave out the module desktop: the " + jdk + " has none of this name. Did you mean "
                                + "java.desktop? Correct <runtime><excludeModules> (tinyimage.runtime.excludeModules); "
                                + "java --list-modules shows the names."),
                new Mistake(
                        "a module to add and to leave out",
                        options(List.of("java.sql"), List.of("java.sql")),
                        "cannot both add and leave out the module java.sql: it is in <runtime><addModules> and in "
                                + "<runtime><excludeModules>. Take it out of one (tinyimage.runtime.addModules, "
                                + "tinyimage.runtime.excludeModules)."),
                new Mistake(
                        "a module to leave out that another requires",
                        options(List.of("java.sql"), List.of("java.xml")),
                        "cannot leave out the module java.xml: java.sql requires it, and is in since asked for by "
                                + "runtime.addModules. Leave out java.sql too, or take java.xml out of "
                                + "<runtime><excludeModules> (tinyimage.runtime.excludeModules)."),
                new Mistake(
                        "a language that is none",
                        new ModuleOptions(
                                List.of(), List.of(), List.of("german"), List.of(), List.of(), Map.of(), false),
                        "cannot add the language german: it is no language tag such as de or pt-BR. Correct "
                                + "<runtime><locales> (tinyimage.runtime.locales)."),
                new Mistake(
                        "a charset that is none",
                        new ModuleOptions(
                                List.of(), List.of(), List.of(), List.of("EBCDIC"), List.of(), Map.of(), false),
                        "cannot add the charset EBCDIC: the " + jdk + " has none of this name. Correct "
                                + "<runtime><charsets> (tinyimage.runtime.charsets)."));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void mistake(Mistake mistake) {
        PlanFixture fixture = new PlanFixture(folder, Jdks.running());

        assertThatThrownBy(() -> fixture.plan(mistake.options())).hasMessage(mistake.message());
    }

    @Test
    void aDependencyThatNeedsANewerJdkStopsTheBuildAndOneThatMayIsNamed() throws IOException {
        int feature = Jdks.running().feature();
        PlanFixture some = new PlanFixture(folder, Jdks.running())
                .library(
                        "some.jar",
                        Jars.jar()
                                .source("a.Plain", "package a; class Plain {}")
                                .file("a/Newer.class", newer()));

        some.plan(ModuleOptions.NONE);

        assertThat(some.console.lines())
                .containsExactly(
                        "warn some.jar holds classes for Java 83, which JDK " + feature + " cannot load. If the "
                                + "application needs them, name a newer JDK with <runtime><jdk> (tinyimage.runtime.jdk).");
        PlanFixture all = new PlanFixture(folder, Jdks.running())
                .library("all.jar", Jars.jar().file("a/Newer.class", newer()));
        assertThatThrownBy(() -> all.plan(ModuleOptions.NONE))
                .hasMessage("cannot run all.jar on the " + Jdks.running()
                        + ": its classes are for Java 83. Run Maven on "
                        + "JDK 83 or name one with <runtime><jdk> (tinyimage.runtime.jdk).");
    }

    /** The class {@code a.B} with nothing in it: two constants, then flags, its own name and no more. */
    private static String newer() {
        return NEWER + "\0\3\1\0\3a/B\7\0\1" + "\0\0\0\2\0\0\0\0\0\0\0\0\0\0";
    }

    private static ModuleOptions options(List<String> add, List<String> exclude) {
        return new ModuleOptions(add, exclude, List.of(), List.of(), List.of(), Map.of(), false);
    }
}
