package dev.tinyimage.modules;

import dev.tinyimage.jdk.JdkModules;
import dev.tinyimage.scan.Mention;

/**
 * String constants that are names of JDK classes. Many are deny lists or lists of what may be there, so they never call
 * for a module; the table of rules has those that do.
 */
record NamedClasses(ClassPath classPath, JdkModules jdk) implements Finder {

    @Override
    public void find(Findings findings) {
        classPath.forEach(
                Mention.Kind.STRING,
                (jar, mention) -> jdk.ofClass(mention.name())
                        .ifPresent(module -> findings.hint(
                                module,
                                jar.fileName() + ": " + mention.places().get(0) + " names " + mention.name()
                                        + " in a string")));
    }
}
