package dev.tinyimage.cut;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyimage.modules.Evidence;
import dev.tinyimage.modules.EvidenceKind;
import dev.tinyimage.modules.ModulePlan;
import dev.tinyimage.modules.ModulePlan.PlannedModule;
import dev.tinyimage.testkit.Jdks;
import dev.tinyimage.testkit.TestCache;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Plans, and which resources stay in their runtimes. */
class CutsTest {

    private static final List<String> RESOURCES = List.of(
            "/java.base/java/lang/uniName.dat",
            "/java.base/jdk/internal/org/objectweb/asm/ClassReader.class",
            "/java.base/jdk/internal/org/objectweb/asm/util/ASMifierSupport.class",
            "/java.base/jdk/internal/org/objectweb/asm/util/Textifier.class",
            "/java.base/sun/launcher/resources/launcher.class",
            "/java.base/sun/launcher/resources/launcher_pt_BR.class",
            "/java.base/sun/security/tools/keytool/CertAndKeyGen.class",
            "/java.base/sun/security/tools/keytool/Main$Command.class",
            "/java.base/sun/security/tools/keytool/Resources.class",
            "/java.base/sun/security/tools/keytool/Resources_de.class",
            "/java.base/sun/security/tools/keytool/resources/keytool.class",
            "/java.base/sun/security/tools/keytool/resources/keytool_ja.class",
            "/java.base/sun/security/util/Resources_de.class",
            "/java.logging/sun/util/logging/resources/logging_de.class",
            "/java.xml/com/sun/org/apache/xalan/internal/xsltc/compiler/Parser.class",
            "/java.xml/com/sun/org/apache/xalan/internal/xsltc/compiler/util/ErrorMessages_de.class",
            "/jdk.jartool/sun/tools/jar/resources/jar_de.properties");

    private static final Evidence USE = new Evidence(EvidenceKind.BYTE_CODE, "", "", "", "here");

    @Test
    void whatNothingNeedsGoes() {
        ModulePlan plan = plan(USE, "java.base", "java.xml");

        assertThat(staying(plan))
                .containsExactly(
                        "/java.base/jdk/internal/org/objectweb/asm/ClassReader.class",
                        "/java.base/jdk/internal/org/objectweb/asm/util/ASMifierSupport.class",
                        "/java.base/sun/launcher/resources/launcher.class",
                        "/java.base/sun/security/tools/keytool/CertAndKeyGen.class",
                        "/java.base/sun/security/tools/keytool/resources/keytool.class",
                        "/java.base/sun/security/util/Resources_de.class",
                        "/java.logging/sun/util/logging/resources/logging_de.class",
                        "/java.xml/com/sun/org/apache/xalan/internal/xsltc/compiler/util/ErrorMessages_de.class");
    }

    @Test
    void allButLanguagesStaysOfAModuleThatIsAskedFor() {
        ModulePlan plan = plan(new Evidence(EvidenceKind.PARAMETER, "", "", "", "here"), "java.base", "java.xml");

        assertThat(staying(plan))
                .containsExactlyElementsOf(RESOURCES.stream()
                        .filter(resource -> !resource.matches(".*(launcher_pt_BR|Resources_de|keytool_ja|jar_de).*")
                                || resource.contains("/util/"))
                        .toList());
    }

    @Test
    void namesOfCharactersStayWhereTheyAreRead() {
        ModulePlan plan = plan(call("java.lang.Character.getName", "characterNames"), "java.base");

        assertThat(staying(plan)).contains("/java.base/java/lang/uniName.dat");
    }

    @Test
    void theCompilerOfStyleSheetsStaysWhereItIsCalled() {
        String compiler = "/java.xml/com/sun/org/apache/xalan/internal/xsltc/compiler/Parser.class";
        Evidence call = call("javax.xml.transform.TransformerFactory.newTemplates", "xslt");

        assertThat(staying(plan(call, "java.xml"))).contains(compiler);
        assertThat(staying(plan(USE, "java.base", "java.xml"))).doesNotContain(compiler);
    }

    @Test
    void allOfAsmStaysForTheFlightRecorder() {
        ModulePlan plan = plan(new Evidence(EvidenceKind.RULE, "", "", "", "here"), "java.base", "jdk.jfr");

        assertThat(staying(plan)).contains("/java.base/jdk/internal/org/objectweb/asm/util/Textifier.class");
    }

    /** A cut's name is what rules and scripts call it by. */
    @Test
    void noTwoHaveTheSameName() {
        assertThat(Cuts.ALL).extracting(Cut::name).doesNotHaveDuplicates();
    }

    private static Evidence call(String method, String part) {
        return new Evidence(EvidenceKind.RULE, "app.jar", "a.A", method, "", part, "");
    }

    private static ModulePlan plan(Evidence evidence, String... modules) {
        return new ModulePlan(
                Stream.of(modules)
                        .map(name -> new PlannedModule(name, List.of(evidence)))
                        .toList(),
                List.of(),
                List.of(),
                List.of());
    }

    private static Stream<String> staying(ModulePlan plan) {
        List<Removal> removals =
                Cuts.of(Jdks.running(), plan, CutOptions.NONE, TestCache.get()).removals();
        return RESOURCES.stream()
                .filter(resource -> removals.stream().noneMatch(removal -> resource.matches(removal.resources())));
    }
}
