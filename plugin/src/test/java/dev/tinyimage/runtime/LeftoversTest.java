package dev.tinyimage.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyimage.desktop.DesktopCut;
import dev.tinyimage.jdk.LinkSource;
import dev.tinyimage.modules.Evidence;
import dev.tinyimage.modules.ModulePlan;
import dev.tinyimage.modules.ModulePlan.PlannedModule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LeftoversTest {

    private static final List<String> FILES = List.of(
            "bin/java",
            "bin/keytool",
            "conf/net.properties",
            "conf/sdp/sdp.conf.template",
            "conf/security/policy/README.txt",
            "lib/classlist",
            "lib/jexec",
            "lib/jrt-fs.jar",
            "lib/jspawnhelper",
            "lib/modules",
            "release");

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

    @Test
    void onlyJavaStaysAndWhatItNeeds() {
        ModulePlan plan = plan(Evidence.Kind.BYTE_CODE);

        assertThat(staying(plan))
                .containsExactly("bin/java", "conf/net.properties", "lib/jspawnhelper", "lib/modules", "release");
        assertThat(keptResources(plan))
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
    void programsStayOfAModuleThatIsAskedFor() {
        ModulePlan plan = plan(Evidence.Kind.PARAMETER);

        assertThat(staying(plan)).contains("bin/keytool").doesNotContain("lib/jrt-fs.jar");
        assertThat(keptResources(plan)).contains("/java.base/sun/security/tools/keytool/Main$Command.class");
    }

    @Test
    void namesOfCharactersStayWhereTheyAreRead() {
        ModulePlan plan = plan(
                new Evidence(Evidence.Kind.RULE, "app.jar", "a.A", "java.lang.Character.getName", ""), "java.base");

        assertThat(keptResources(plan)).contains("/java.base/java/lang/uniName.dat");
    }

    @Test
    void theCompilerOfStyleSheetsStaysWhereItIsCalled() {
        String compiler = "/java.xml/com/sun/org/apache/xalan/internal/xsltc/compiler/Parser.class";
        Evidence call = new Evidence(
                Evidence.Kind.RULE,
                "app.jar",
                "a.A",
                "javax.xml.transform.TransformerFactory.newTemplates",
                "compiles style sheets");

        assertThat(keptResources(plan(call, "java.xml"))).contains(compiler);
        assertThat(keptResources(plan(Evidence.Kind.BYTE_CODE))).doesNotContain(compiler);
    }

    @Test
    void allOfAsmStaysForTheFlightRecorder() {
        ModulePlan plan = plan(new Evidence(Evidence.Kind.RULE, "", "", "", "here"), "java.base", "jdk.jfr");

        assertThat(keptResources(plan)).contains("/java.base/jdk/internal/org/objectweb/asm/util/Textifier.class");
    }

    private static ModulePlan plan(Evidence.Kind kind) {
        return plan(new Evidence(kind, "", "", "", "here"), "java.base");
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
        return FILES.stream().filter(file -> !Leftovers.isUnused(file, LinkSource.running(), plan));
    }

    private static Stream<String> keptResources(ModulePlan plan) {
        String pattern = Leftovers.resources(LinkSource.running(), plan, DesktopCut.NONE, RuntimeOptions.NONE)
                .replaceFirst("^regex:", "");
        return RESOURCES.stream().filter(resource -> !resource.matches(pattern));
    }
}
