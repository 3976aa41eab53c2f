package dev.tinyimage.cut;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyimage.modules.ModuleOptions;
import dev.tinyimage.modules.ModulePlan;
import dev.tinyimage.modules.PlanFixture;
import dev.tinyimage.testkit.Jars;
import dev.tinyimage.testkit.Jdks;
import dev.tinyimage.testkit.TestCache;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Class paths, whether they compile style sheets, and what does. */
class XsltCompilerTest {

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "parsing     | Object o = javax.xml.parsers.DocumentBuilderFactory.newInstance(); | ''",
                "XPath       | Object o = javax.xml.xpath.XPathFactory.newInstance(); | ''",
                "copying     | Object o() throws Exception { return javax.xml.transform.TransformerFactory.newInstance()"
                        + ".newTransformer(); } | ''",
                "SAX to text | Object o(javax.xml.transform.sax.SAXTransformerFactory f) throws Exception "
                        + "{ return f.newTransformerHandler(); } | ''",
                "deny list   | String o = \"com.sun.org.apache.xalan.internal.xsltc.trax.TemplatesImpl\"; "
                        + "org.w3c.dom.Node n; | ''",
                "compiling   | Object o(javax.xml.transform.Source s) throws Exception { return "
                        + "javax.xml.transform.TransformerFactory.newInstance().newTransformer(s); } | "
                        + "app.jar: a.A has javax.xml.transform.TransformerFactory.newTransformer(javax.xml.transform.Source)"
                        + " (compiles style sheets)",
                "reference   | java.util.concurrent.Callable<Object> o(javax.xml.transform.sax.SAXTransformerFactory f) "
                        + "{ return f::newTemplatesHandler; } | "
                        + "app.jar: a.A has javax.xml.transform.sax.SAXTransformerFactory.newTemplatesHandler"
                        + " (compiles style sheets)",
                "reflection  | Object o(javax.xml.transform.Source s) throws Exception "
                        + "{ return s.getClass().getMethod(\"newTransformer\"); } | "
                        + "app.jar: a.A has newTransformer (compiles style sheets)",
                "signatures  | javax.xml.crypto.dsig.XMLSignature o; | required by java.xml.crypto"
            })
    void whoeverCompiles(String summary, String code, String reason) throws IOException {
        Extent extent = extent(plan(code, ModuleOptions.NONE), Optional.empty());

        assertThat(extent.level()).isEqualTo(reason.isEmpty() ? "no" : "yes");
        assertThat(extent.reason()).isEqualTo(reason);
    }

    @Test
    void pagesMayCallAnything() throws IOException {
        ModulePlan plan = new PlanFixture(folder, Jdks.running())
                .app(Jars.jar().main("a.A").file("page.jsp", "<%@ page import=\"javax.xml.transform.*\" %>"))
                .plan();

        assertThat(extent(plan, Optional.empty()).reason()).isEqualTo("app.jar: page.jsp names javax.xml.transform.*");
    }

    @Test
    void theModuleIsWholeWhereItIsAskedFor() throws IOException {
        ModuleOptions options =
                new ModuleOptions(List.of("java.xml"), List.of(), List.of(), List.of(), List.of(), Map.of(), false);

        assertThat(extent(plan("", options), Optional.empty()).level()).isEqualTo("yes");
    }

    @ParameterizedTest(name = "runtime.xslt={1}")
    @CsvSource({"true, yes", "false, no"})
    void theUserDecides(boolean asked, String value) throws IOException {
        String code = asked ? "org.w3c.dom.Node o;" : "String o = \"newTemplates\";";

        Extent extent = extent(plan(code, ModuleOptions.NONE), Optional.of(asked));

        assertThat(extent.level()).isEqualTo(value);
        assertThat(extent.reason()).isEqualTo("asked for by runtime.xslt=" + value);
    }

    private static Extent extent(ModulePlan plan, Optional<Boolean> asked) {
        return new XsltCompiler()
                .decide(Jdks.running(), plan, new CutOptions(Optional.empty(), asked), TestCache.get())
                .orElseThrow()
                .extent();
    }

    private ModulePlan plan(String code, ModuleOptions options) throws IOException {
        return new PlanFixture(folder, Jdks.running())
                .app(Jars.jar().main("a.A").source("a.A", "package a; class A { " + code + " }"))
                .plan(options);
    }
}
