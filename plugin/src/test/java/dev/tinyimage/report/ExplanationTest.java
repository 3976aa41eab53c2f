package dev.tinyimage.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyimage.cut.Cuts;
import dev.tinyimage.cut.Decision;
import dev.tinyimage.cut.Extent;
import dev.tinyimage.cut.Removal;
import dev.tinyimage.modules.Evidence;
import dev.tinyimage.modules.EvidenceKind;
import dev.tinyimage.modules.ModulePlan;
import dev.tinyimage.modules.ModulePlan.Hint;
import dev.tinyimage.modules.ModulePlan.LeftOut;
import dev.tinyimage.modules.ModulePlan.PlannedModule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExplanationTest {

    private static final Evidence DRIVER =
            new Evidence(EvidenceKind.BYTE_CODE, "h2.jar", "org.h2.Driver", "java.sql.Driver", "");

    private static final Explanation EXPLANATION = new Explanation(
            new ModulePlan(
                    List.of(
                            new PlannedModule(
                                    "java.base",
                                    List.of(new Evidence(
                                            EvidenceKind.BYTE_CODE, "", "", "", "every application needs it"))),
                            new PlannedModule("java.logging", List.of(required("java.sql"))),
                            new PlannedModule(
                                    "java.sql",
                                    List.of(
                                            DRIVER,
                                            new Evidence(
                                                    EvidenceKind.BYTE_CODE,
                                                    "h2.jar",
                                                    "org.h2.Pool",
                                                    "javax.sql.DataSource",
                                                    ""),
                                            new Evidence(
                                                    EvidenceKind.SERVICE,
                                                    "pg.jar",
                                                    "org.pg.Driver",
                                                    "java.sql.Driver",
                                                    ""))),
                            new PlannedModule(
                                    "java.xml",
                                    List.of(
                                            new Evidence(
                                                    EvidenceKind.BYTE_CODE, "app.jar", "a.A", "org.w3c.dom.Node", ""),
                                            required("java.sql"))),
                            new PlannedModule(
                                    "jdk.localedata",
                                    List.of(new Evidence(EvidenceKind.LANGUAGE, "app.jar", "a.A", "de-DE", "")))),
                    List.of("de", "de-*"),
                    List.of(new LeftOut(
                            "java.desktop",
                            "Jackson reads annotations of java.beans where there are some",
                            List.of(new Evidence(
                                    EvidenceKind.BYTE_CODE, "jackson.jar", "j.J", "java.beans.Transient", "")))),
                    List.of(
                            new Hint("java.rmi", "deny.jar: d.D names java.rmi.Remote in a string"),
                            new Hint("java.rmi", "list.jar: l.L names java.rmi.Remote in a string"))),
            Map.of(
                    "java.base",
                    7_000_000L,
                    "java.logging",
                    60_000L,
                    "java.sql",
                    450_000L,
                    "java.xml",
                    2_500_000L,
                    "jdk.localedata",
                    120_000L),
            new Cuts(List.of(
                    new Decision(
                            "xslt",
                            "java.xml",
                            new Extent("yes", "whole", "app.jar: a.A compiles", Removal.NONE),
                            List.of(new Extent("no", "without its compiler of style sheets", "", Removal.NONE))),
                    new Decision(
                            "keytool", "java.base", new Extent("no", "without keytool", "", Removal.NONE), List.of()))),
            Map.of("xslt", Map.of("no", 450_000L)));

    private static Evidence required(String by) {
        return new Evidence(EvidenceKind.REQUIRED, "", by, "", "");
    }

    @Test
    void summary() {
        assertThat(EXPLANATION.summary())
                .containsExactly(
                        "  java.base                7.00 MB  every application needs it",
                        "  java.logging             0.06 MB  required by java.sql",
                        "  java.sql                 0.45 MB  h2.jar: org.h2.Driver uses java.sql.Driver, and 2 more",
                        "  java.xml                 2.50 MB  app.jar: a.A uses org.w3c.dom.Node, and 1 more",
                        "  jdk.localedata           0.12 MB  app.jar: a.A speaks de-DE",
                        "  total                   10.13 MB  compressed, native libraries included; locale data for de, de-*",
                        "java.sql costs 0.51 MB with java.logging, kept by h2.jar, pg.jar",
                        "java.xml costs 2.50 MB, kept by app.jar, required by java.sql",
                        "java.xml is whole, app.jar: a.A compiles",
                        "  without its compiler of style sheets it would save 0.45 MB",
                        "Not in: java.desktop, Jackson reads annotations of java.beans where there are some",
                        "Not in: java.rmi, deny.jar: d.D names java.rmi.Remote in a string, and 1 more, which is too weak a "
                                + "sign");
    }

    @Test
    void everythingAboutOneModule() {
        assertThat(EXPLANATION.of("java.sql"))
                .containsExactly(
                        "java.sql costs 0.51 MB with java.logging",
                        "  h2.jar: org.h2.Driver uses java.sql.Driver",
                        "  h2.jar: org.h2.Pool uses javax.sql.DataSource",
                        "  pg.jar: org.pg.Driver serves java.sql.Driver");
        assertThat(EXPLANATION.of("java.desktop"))
                .containsExactly(
                        "java.desktop is not in the runtime",
                        "Does not count, Jackson reads annotations of java.beans where there are some:",
                        "  jackson.jar: j.J uses java.beans.Transient");
        assertThat(EXPLANATION.of("java.rmi"))
                .containsExactly(
                        "java.rmi is not in the runtime",
                        "Too weak a sign: deny.jar: d.D names java.rmi.Remote in a string",
                        "Too weak a sign: list.jar: l.L names java.rmi.Remote in a string");
    }

    @Test
    void json() {
        assertThat(EXPLANATION.json().replaceAll("\\s+", " "))
                .startsWith("{ \"locales\" : [ \"de\", \"de-*\" ], \"modules\" : [ { \"name\" : \"java.base\", "
                        + "\"size\" : 7000000, \"cost\" : 7000000, \"leaving\" : [ \"java.base\" ], \"evidence\" : [ { "
                        + "\"kind\" : \"BYTE_CODE\", \"jar\" : \"\", \"place\" : \"\", \"name\" : \"\", \"reason\" : "
                        + "\"every application needs it\" } ] }, { \"name\" : \"java.logging\"")
                .contains("\"name\" : \"java.sql\", \"size\" : 450000, \"cost\" : 510000, \"leaving\" : [ "
                        + "\"java.logging\", \"java.sql\" ]")
                .endsWith(
                        "\"hints\" : [ { \"name\" : \"java.rmi\", \"text\" : \"deny.jar: d.D names java.rmi.Remote in a "
                                + "string\" }, { \"name\" : \"java.rmi\", \"text\" : \"list.jar: l.L names java.rmi.Remote in a "
                                + "string\" } ] } ");
    }

    /** What nothing needs and nobody misses is told only where one asks for its module. */
    @Test
    void partsThatNobodyMisses() {
        assertThat(EXPLANATION.of("java.base"))
                .containsExactly(
                        "java.base costs 7.00 MB", "java.base is without keytool", "  every application needs it");
    }

    @Test
    void withoutTheCompilerOfStyleSheets() {
        Explanation explanation = new Explanation(
                EXPLANATION.plan(),
                Map.of("java.xml", 2_000_000L),
                new Cuts(List.of(new Decision(
                        "xslt",
                        "java.xml",
                        new Extent(
                                "no",
                                "without its compiler of style sheets",
                                "asked for by runtime.xslt=no",
                                Removal.NONE),
                        List.of()))),
                Map.of());

        assertThat(explanation.of("java.xml"))
                .containsExactly(
                        "java.xml costs 2.00 MB",
                        "java.xml is without its compiler of style sheets, asked for by runtime.xslt=no",
                        "  app.jar: a.A uses org.w3c.dom.Node",
                        "  required by java.sql");
        assertThat(explanation.json().replaceAll("\\s+", " "))
                .contains("\"parts\" : [ { \"name\" : \"xslt\", \"module\" : \"java.xml\", \"level\" : \"no\", "
                        + "\"reason\" : \"asked for by runtime.xslt=no\", \"smaller\" : [ ] } ]");
    }

    @Test
    void howMuchOfJavaDesktop() {
        Evidence image = new Evidence(EvidenceKind.BYTE_CODE, "app.jar", "a.A", "java.awt.Image", "");
        Explanation explanation = new Explanation(
                new ModulePlan(
                        List.of(new PlannedModule("java.desktop", List.of(image))), List.of(), List.of(), List.of()),
                Map.of("java.desktop", 6_000_000L),
                new Cuts(List.of(new Decision(
                        "desktop",
                        "java.desktop",
                        new Extent("headless", "headless", image.text(), Removal.NONE),
                        List.of(new Extent("beans", "for beans only", image.text(), Removal.NONE))))),
                Map.of("desktop", Map.of("beans", 2_600_000L)));

        assertThat(explanation.of("java.desktop"))
                .containsExactly(
                        "java.desktop costs 6.00 MB",
                        "java.desktop is headless, app.jar: a.A uses java.awt.Image",
                        "  for beans only it would save 2.60 MB, but: app.jar: a.A uses java.awt.Image",
                        "  app.jar: a.A uses java.awt.Image");
        assertThat(explanation.json().replaceAll("\\s+", " "))
                .contains(
                        "\"level\" : \"headless\", \"reason\" : \"app.jar: a.A uses java.awt.Image\", \"smaller\" : [ { "
                                + "\"level\" : \"beans\", \"saves\" : 2600000, "
                                + "\"reason\" : \"app.jar: a.A uses java.awt.Image\" } ]");
    }
}
