package dev.tinyimage.cut;

import dev.tinyimage.cache.Cache;
import dev.tinyimage.jdk.LinkSource;
import dev.tinyimage.modules.Evidence;
import dev.tinyimage.modules.ModulePlan;
import java.util.List;
import java.util.Optional;

/**
 * java.xml's compiler of style sheets: a fifth of the module, which most applications use for parsing, XPath and copying
 * trees alone. {@code TransformerFactory.newTransformer()} copies and has no need of it, {@code newTransformer(Source)}
 * compiles, and byte code tells them apart.
 */
public record XsltCompiler() implements AllOrNothing {

    /** Where its classes are, with packages below: the compiler, and the libraries that it writes and parses with. */
    private static final List<String> PACKAGES = List.of(
            "com.sun.org.apache.xalan.internal.xsltc.compiler",
            "com.sun.org.apache.bcel.internal",
            "com.sun.java_cup.internal");

    /** Code that names classes of the JDK's own factory may call them as it likes. */
    private static final String OWN_FACTORY = "com.sun.org.apache.xalan.internal.xsltc.";

    /** Pages are not translated here, so it cannot be told what they call. */
    private static final String FACTORIES = "javax.xml.transform.";

    /** Its signatures may be over what a style sheet makes of a document. */
    private static final String SIGNATURES = "java.xml.crypto";

    @Override
    public String name() {
        return "xslt";
    }

    @Override
    public String module() {
        return "java.xml";
    }

    @Override
    public Optional<Decision> decide(LinkSource jdk, ModulePlan plan, CutOptions options, Cache cache) {
        return options.xslt()
                .map(wanted -> wanted ? stays(Messages.askedXslt("yes")) : goes(Messages.askedXslt("no")))
                .or(() -> AllOrNothing.super.decide(jdk, plan, options, cache));
    }

    @Override
    public Optional<String> keeper(ModulePlan plan) {
        return plan.evidence(module())
                .filter(XsltCompiler::compiles)
                .map(Evidence::text)
                .findFirst();
    }

    /**
     * All but for what else refers to: messages, and classes in signatures of its factory, which Spring looks through where
     * the factory is a bean. No package may become empty, so each of the others keeps a class.
     */
    @Override
    public Removal removal() {
        String resources = "/java\\.xml/com/sun/(org/apache/xalan/internal/xsltc/compiler/"
                + "(?!(CompilerException|Constants|SourceLoader|SyntaxTreeNode|XSLTC|util/Error.*|util/Util)\\.class).*"
                + "|org/apache/bcel/internal/"
                + "(?!(Repository|classfile/Node|generic/VariableLengthInstruction|util/BCELComparator)\\.class).*"
                + "|java_cup/internal/runtime/(?!Scanner\\.class).*)";
        return new Removal(resources, List.of(), List.of(new Note(PACKAGES, List.of(), Messages.noXslt())));
    }

    @Override
    public List<Sign> signs() {
        return List.of(Sign.ofClass((jdk, name) -> isOfCompiler(name)));
    }

    @Override
    public String presence() {
        return "whole";
    }

    @Override
    public String lack() {
        return "without its compiler of style sheets";
    }

    @Override
    public String remedy() {
        return Messages.setXslt();
    }

    /** Whether a class is part of the compiler; some of these are there without it, for others refer to them. */
    static boolean isOfCompiler(String className) {
        return PACKAGES.stream().anyMatch(name -> className.startsWith(name + "."));
    }

    private static boolean compiles(Evidence evidence) {
        String name = evidence.name();
        return switch (evidence.kind()) {
            case RULE -> evidence.part().equals("xslt");
            case REQUIRED -> evidence.place().equals(SIGNATURES);
            case PAGE -> name.startsWith(FACTORIES);
            case BYTE_CODE -> name.startsWith(OWN_FACTORY) || isOfCompiler(name);
            case PARAMETER, JDEPS -> true;
            default -> false;
        };
    }
}
