package dev.tinyimage.cut.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyimage.cache.Cache;
import dev.tinyimage.cut.CutOptions;
import dev.tinyimage.cut.Decision;
import dev.tinyimage.cut.Extent;
import dev.tinyimage.cut.Note;
import dev.tinyimage.modules.ModuleOptions;
import dev.tinyimage.modules.ModulePlan;
import dev.tinyimage.modules.PlanFixture;
import dev.tinyimage.testkit.Jars;
import dev.tinyimage.testkit.Jdks;
import dev.tinyimage.testkit.TestCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Class paths, how much of java.desktop they get, and why no less. */
class DesktopCutTest {

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "listeners      | java.beans.PropertyChangeListener o; | BEANS | ''",
                "bean info      | Object o() throws Exception { return java.beans.Introspector.getBeanInfo(a.A.class); } | BEANS | ''",
                "own bean info  | java.beans.SimpleBeanInfo o = new java.beans.SimpleBeanInfo(); | BEANS | ''",
                "shapes         | double o() { return new java.awt.geom.Point2D.Double().x; } | BEANS | ''",
                "trees          | javax.swing.tree.TreeNode o; | BEANS | ''",
                "images         | Object o() { return new java.awt.image.BufferedImage(1, 1, 1); } | HEADLESS | "
                        + "app.jar: a.A uses java.awt.image.BufferedImage",
                "colours        | Object o() { return java.awt.Color.RED; } | HEADLESS | app.jar: a.A uses java.awt.Color",
                "colour by name | String o = \"java.awt.Color\"; java.beans.BeanInfo b; | HEADLESS | "
                        + "app.jar: a.A names java.awt.Color (in a string)",
                "clipboard      | java.awt.datatransfer.DataFlavor o; java.beans.BeanInfo b; | HEADLESS | "
                        + "app.jar: a.A uses java.awt.datatransfer.DataFlavor",
                "windows        | Object o() { return new javax.swing.JFrame(); } | FULL | "
                        + "app.jar: a.A uses javax.swing.JFrame",
                "sound          | javax.sound.sampled.Clip o; | FULL | app.jar: a.A uses javax.sound.sampled.Clip",
                "printers       | javax.print.PrintService o; | FULL | app.jar: a.A uses javax.print.PrintService",
                "by name        | String o = \"javax.swing.JFrame\"; java.beans.BeanInfo b; | FULL | "
                        + "app.jar: a.A names javax.swing.JFrame (in a string)"
            })
    void smallestLevelAtWhichNothingIsMissing(String summary, String code, DesktopLevel level, String reason)
            throws IOException {
        ModulePlan plan = fixture(code).plan();

        Extent extent = decision(plan, Optional.empty()).extent();

        assertThat(extent.level()).isEqualTo(level.value());
        assertThat(extent.reason().replaceAll(", which leads to .*", "")).isEqualTo(reason);
    }

    @Test
    void theModuleIsWholeWhereItIsAskedFor() throws IOException {
        ModulePlan plan = fixture("java.beans.BeanInfo o;")
                .plan(new ModuleOptions(
                        List.of("java.desktop"), List.of(), List.of(), List.of(), List.of(), Map.of(), false));

        Extent extent = decision(plan, Optional.empty()).extent();

        assertThat(extent.level()).isEqualTo("full");
        assertThat(extent.reason()).isEqualTo("asked for by runtime.addModules");
    }

    @Test
    void theUserHasTheLastWord() throws IOException {
        ModulePlan plan = fixture("java.beans.BeanInfo o;").plan();

        Decision decision = decision(plan, Optional.of(DesktopLevel.HEADLESS));

        assertThat(decision.text()).isEqualTo("java.desktop is headless, asked for by runtime.desktop=headless");
        assertThat(decision.smaller()).extracting(Extent::level).containsExactly("beans");
    }

    /** A level is named only where it has the class again. */
    @Test
    void errorsSayWhatBringsAClassBack() throws IOException {
        ModulePlan plan = fixture("java.beans.BeanInfo o;").plan();

        List<Note> notes = decision(plan, Optional.empty()).extent().removal().notes();

        String note = "not in this image, which has java.desktop for beans only; "
                + "set <runtime><desktop> (tinyimage.runtime.desktop) to ";
        Note screen = notes.get(0);
        assertThat(screen.text()).isEqualTo(note + "full");
        assertThat(screen.packages()).contains("javax.swing", "sun.awt.X11").doesNotContain("javax.swing.text");
        assertThat(screen.libraries()).contains("jawt").doesNotContain("awt");
        Note rest = notes.get(1);
        assertThat(rest.text()).isEqualTo(note + "headless");
        assertThat(rest.packages()).contains("java.awt", "javax.imageio").doesNotContain("java.beans");
        assertThat(rest.libraries()).contains("awt", "fontmanager");
    }

    /** They are there, so that the library can be loaded, but without what they need to run. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "org.springframework.beans.ExtendedBeanInfo | java.awt.Image getIcon() { return null; } | java/awt/Image",
                "org.glassfish.jaxb.runtime.v2.runtime.reflect.Accessor | Object o = java.awt.Image.class; | java/awt/Image",
                "org.postgresql.geometric.PGpoint | int o(java.awt.Point p) { return p.x; } | java/awt/Point",
                "tools.jackson.databind.jsontype.impl.SubTypeValidator | String o = \"javax.swing.JEditorPane\"; | java/awt/Image"
            })
    void librariesOfWhichAMentionDoesNotCount(String library, String code, String there) throws IOException {
        int dot = library.lastIndexOf('.');
        String source =
                "package %s; class %s { %s }".formatted(library.substring(0, dot), library.substring(dot + 1), code);
        ModulePlan plan = fixture("java.beans.BeanInfo o;")
                .library("library.jar", Jars.jar().source(library, source))
                .plan();

        Extent extent = decision(plan, Optional.empty()).extent();

        assertThat(extent.level()).as(extent.reason()).isEqualTo("beans");
        assertThat(extent.removal().files("java.desktop"))
                .rejects(there + ".class")
                .accepts("java/awt/Button.class");
    }

    @Test
    void metadataForAClassOfWhichAMentionDoesNotCount() throws IOException {
        ModulePlan plan = fixture("java.beans.BeanInfo o;")
                .library(
                        "h2.jar",
                        Jars.jar()
                                .source("org.h2.tools.Server", "package org.h2.tools; class Server {}")
                                .file(
                                        "META-INF/native-image/reflect-config.json",
                                        "[{\"condition\": {\"typeReachable\": \"org.h2.tools.Server\"}, "
                                                + "\"name\": \"java.awt.Desktop\"}]"))
                .plan();

        assertThat(decision(plan, Optional.empty()).extent().level()).isEqualTo("beans");
    }

    /** What is kept does not depend on who needs it, so another jar, or another version of it, finds it too. */
    @Test
    void theOutcomeIsKeptByWhatIsNeededAndSpeaksOfWhoNeedsIt() throws IOException {
        Cache cache = TestCache.at(folder.resolve("cache"));

        assertThat(reason("lib-1.jar", "java.awt.Color", cache)).isEqualTo("lib-1.jar: b.B uses java.awt.Color");
        assertThat(reason("lib-2.jar", "java.awt.Color", cache)).isEqualTo("lib-2.jar: b.B uses java.awt.Color");
        assertThat(kept(cache)).hasSize(1);
        assertThat(reason("lib-2.jar", "java.awt.Font", cache)).isEqualTo("lib-2.jar: b.B uses java.awt.Font");
        assertThat(kept(cache)).hasSize(2);
    }

    private String reason(String jar, String type, Cache cache) throws IOException {
        ModulePlan plan = fixture("java.beans.BeanInfo o;")
                .library(jar, Jars.jar().source("b.B", "package b; class B { Object o = new " + type + "[0]; }"))
                .plan();
        return decision(plan, Optional.empty(), cache).extent().reason().replaceAll(", which leads to .*", "");
    }

    private static List<Path> kept(Cache cache) throws IOException {
        try (Stream<Path> entries = Files.list(cache.folder().resolve("desktop"))) {
            return entries.toList();
        }
    }

    private static Decision decision(ModulePlan plan, Optional<DesktopLevel> asked) {
        return decision(plan, asked, TestCache.get());
    }

    private static Decision decision(ModulePlan plan, Optional<DesktopLevel> asked, Cache cache) {
        return new DesktopCut()
                .decide(Jdks.running(), plan, new CutOptions(asked, Optional.empty()), cache)
                .orElseThrow();
    }

    private PlanFixture fixture(String code) throws IOException {
        return new PlanFixture(folder, Jdks.running())
                .app(Jars.jar().main("Main").source("a.A", "package a; class A { " + code + " }"));
    }
}
