package dev.tinyimage.modules;

import java.util.List;
import java.util.Optional;

/**
 * Whether a runtime has java.xml's compiler of style sheets: a fifth of the module, which most applications use for
 * parsing, XPath and copying trees alone. {@code TransformerFactory.newTransformer()} copies and has no need of it,
 * {@code newTransformer(Source)} compiles, and byte code tells them apart.
 *
 * @param isIn whether it is there; of no meaning where java.xml is not in the plan
 * @param reason what wants it, or which parameter decided, in the user's terms; empty where nothing did
 */
public record XsltCompiler(boolean isIn, String reason) {

    /** The module that has it. */
    public static final String MODULE = "java.xml";

    /** Where its classes are, with packages below: the compiler, and the libraries that it writes and parses with. */
    public static final List<String> PACKAGES = List.of(
            "com.sun.org.apache.xalan.internal.xsltc.compiler",
            "com.sun.org.apache.bcel.internal",
            "com.sun.java_cup.internal");

    /** The reason that lines of {@code rules.txt} give. */
    private static final String COMPILES = "compiles style sheets";

    /** Code that names classes of the JDK's own factory may call them as it likes. */
    private static final String OWN_FACTORY = "com.sun.org.apache.xalan.internal.xsltc.";

    /** Pages are not translated here, so it cannot be told what they call. */
    private static final String FACTORIES = "javax.xml.transform.";

    /** Its signatures may be over what a style sheet makes of a document. */
    private static final String SIGNATURES = "java.xml.crypto";

    /**
     * Finds out whether an application compiles style sheets.
     *
     * @param asked whether the user wants the compiler; empty to decide by the evidence
     */
    public static XsltCompiler of(ModulePlan plan, Optional<Boolean> asked) {
        return asked.map(wanted -> new XsltCompiler(wanted, Messages.askedXslt(wanted)))
                .orElseGet(() -> plan.find(MODULE).stream()
                        .flatMap(module -> module.evidence().stream())
                        .filter(XsltCompiler::compiles)
                        .findFirst()
                        .map(evidence -> new XsltCompiler(true, evidence.text()))
                        .orElse(new XsltCompiler(false, "")));
    }

    /** Whether a class is part of the compiler; some of these are there without it, for others refer to them. */
    public static boolean isOfCompiler(String className) {
        return PACKAGES.stream().anyMatch(name -> className.startsWith(name + "."));
    }

    private static boolean compiles(Evidence evidence) {
        String name = evidence.name();
        return switch (evidence.kind()) {
            case RULE -> evidence.reason().equals(COMPILES);
            case REQUIRED -> evidence.place().equals(SIGNATURES);
            case PAGE -> name.startsWith(FACTORIES);
            case BYTE_CODE -> name.startsWith(OWN_FACTORY) || isOfCompiler(name);
            case PARAMETER, JDEPS -> true;
            default -> false;
        };
    }
}
