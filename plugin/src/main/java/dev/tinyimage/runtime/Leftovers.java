package dev.tinyimage.runtime;

import dev.tinyimage.desktop.DesktopCut;
import dev.tinyimage.jdk.LinkSource;
import dev.tinyimage.jdk.NativeFiles;
import dev.tinyimage.modules.CharacterNames;
import dev.tinyimage.modules.Evidence;
import dev.tinyimage.modules.ModulePlan;
import dev.tinyimage.modules.ModulePlan.PlannedModule;
import dev.tinyimage.modules.XsltCompiler;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What jlink puts into a runtime and no application uses. Programs of a module that the user asks for by name stay. */
final class Leftovers {

    private static final String JAVA = "bin/java";
    private static final String KEYTOOL = "bin/keytool";

    /**
     * A way to look into this runtime from another JVM, for development tools; a list of classes for the making of
     * archives; a helper by which Linux starts jars as programs; texts for those who edit a JDK's configuration.
     */
    private static final List<String> FILES = List.of(
            "lib/jrt-fs.jar",
            "lib/classlist",
            "lib/jexec",
            "conf/sdp",
            "conf/sdp/sdp.conf.template",
            "conf/security/policy/README.txt");

    /** What the JDK's tools say in other languages than English. */
    private static final List<String> LANGUAGES = List.of(
            "sun/launcher/resources/launcher_.*",
            "sun/security/tools/(.*/)?(Resources|resources/[a-z]+)_.*",
            "sun/net/httpserver/simpleserver/resources/.*_.*",
            "(com/)?sun/tools/.*/resources/.*_(de|es|fr|it|ja|ko|pt_BR|sv|zh_..).*",
            "jdk/(internal/jshell|jshell|tools)/.*/resources/.*_(de|es|fr|it|ja|ko|pt_BR|sv|zh_..).*");

    /** keytool without its program. The rest of its package is used by others, and a package must not become empty. */
    private static final List<String> KEYTOOL_CLASSES =
            List.of("sun/security/tools/keytool/(Main.*|Resources\\.class)");

    /** Parts of ASM that java.base has for the flight recorder and jlink; from 19 on its foreign linker uses them too. */
    private static final String ASM_CLASSES = "jdk/internal/org/objectweb/asm/"
            + "(commons/(?!TableSwitchGenerator)|tree/(?!TypeAnnotationNode|analysis/)|tree/analysis/(?!AnalyzerException)"
            + "|util/(?!ASMifierSupport)).*";

    private static final int FIRST_RELEASE_WITH_FOREIGN_LINKER = 19;

    private static final Set<String> ASM_USERS = Set.of("jdk.jfr", "jdk.jlink");

    /** The names of all characters, deflated. */
    private static final String CHARACTER_NAMES = "java/lang/uniName\\.dat";

    /**
     * The compiler of style sheets but for what else refers to: messages, and classes in signatures of its factory, which
     * Spring looks through where the factory is a bean. No package may become empty, so each of the others keeps a class.
     */
    private static final String XSLT_CLASSES = "com/sun/(org/apache/xalan/internal/xsltc/compiler/"
            + "(?!(CompilerException|Constants|SourceLoader|SyntaxTreeNode|XSLTC|util/Error.*|util/Util)\\.class).*"
            + "|org/apache/bcel/internal/"
            + "(?!(Repository|classfile/Node|generic/VariableLengthInstruction|util/BCELComparator)\\.class).*"
            + "|java_cup/internal/runtime/(?!Scanner\\.class).*)";

    private Leftovers() {}

    /** Resources that jlink is to leave out, as its option {@code --exclude-resources} takes them. */
    static String resources(LinkSource jdk, ModulePlan plan, DesktopCut cut, RuntimeOptions options) {
        List<String> patterns = new ArrayList<>(LANGUAGES);
        if (!programs(jdk, plan).contains(KEYTOOL)) {
            patterns.addAll(KEYTOOL_CLASSES);
            if (jdk.feature() < FIRST_RELEASE_WITH_FOREIGN_LINKER && Collections.disjoint(plan.names(), ASM_USERS)) {
                patterns.add(ASM_CLASSES);
            }
            if (!CharacterNames.areUsed(plan)) {
                patterns.add(CHARACTER_NAMES);
            }
        }
        if (!XsltCompiler.of(plan, options.xslt()).isIn()) {
            patterns.add(XSLT_CLASSES);
        }
        return "regex:/[^/]+/(" + String.join("|", patterns) + ")"
                + cut.excluded().map(pattern -> ",regex:" + pattern).orElse("");
    }

    /** Whether a file of java.xml goes where no style sheets are compiled. */
    static boolean isForXslt(String file) {
        return file.matches(XSLT_CLASSES);
    }

    /** Whether nothing uses a file of the runtime's folder; the path is relative to it. */
    static boolean isUnused(String file, LinkSource jdk, ModulePlan plan) {
        return FILES.contains(file)
                || file.startsWith("bin/") && !programs(jdk, plan).contains(file);
    }

    private static Set<String> programs(LinkSource jdk, ModulePlan plan) {
        Set<String> programs = new HashSet<>(Set.of(JAVA));
        plan.modules().stream()
                .filter(Leftovers::isAskedFor)
                .forEach(module -> programs.addAll(NativeFiles.of(jdk, module.name())));
        return programs;
    }

    private static boolean isAskedFor(PlannedModule module) {
        return module.evidence().stream().anyMatch(evidence -> evidence.kind() == Evidence.Kind.PARAMETER);
    }
}
