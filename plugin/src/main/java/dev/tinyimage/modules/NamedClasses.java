package dev.tinyimage.modules;

import dev.tinyimage.app.Jar;
import dev.tinyimage.jdk.JdkModules;
import dev.tinyimage.scan.Mention;
import dev.tinyimage.scan.MentionKind;

/**
 * String constants that are names of JDK classes. Many are deny lists or lists of what may be there, so they never call
 * for a module; the table of rules has those that do.
 */
record NamedClasses(ClassPath classPath, JdkModules jdk) implements Finder {

    /** The module of which only those classes are linked that can be reached. */
    private static final String CUT_BY_CLASS = "java.desktop";

    @Override
    public void find(Findings findings) {
        classPath.forEach(
                MentionKind.STRING,
                (jar, mention) ->
                        jdk.ofClass(mention.name()).ifPresent(module -> find(module, jar, mention, findings)));
    }

    private static void find(String module, Jar jar, Mention mention, Findings findings) {
        findings.hint(
                module,
                jar.fileName() + ": " + mention.places().get(0).text() + " names " + mention.name() + " in a string");
        if (module.equals(CUT_BY_CLASS)) {
            mention.places()
                    .forEach(place -> findings.addName(
                            module,
                            new Evidence(
                                    EvidenceKind.STRING, jar.fileName(), place.text(), mention.name(), "in a string")));
        }
    }
}
