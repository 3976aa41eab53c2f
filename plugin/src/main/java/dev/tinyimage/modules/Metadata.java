package dev.tinyimage.modules;

import dev.tinyimage.jdk.JdkModules;
import dev.tinyimage.modules.Evidence.Kind;
import dev.tinyimage.scan.Mention;
import java.util.Set;

/** What libraries tell GraalVM that they use by reflection, unless it is for a type that is not there. */
record Metadata(ClassPath classPath, JdkModules jdk) implements Finder {

    private static final String CONDITION = " if ";

    @Override
    public void find(Findings findings) {
        Set<String> packages = classPath.names(Mention.Kind.PACKAGE);
        classPath.forEach(
                Mention.Kind.METADATA,
                (jar, mention) -> mention.places().stream()
                        .filter(place -> holds(place, packages))
                        .forEach(place -> jdk.ofClass(mention.name())
                                .ifPresent(module -> findings.add(
                                        module,
                                        new Evidence(Kind.METADATA, jar.fileName(), place, mention.name(), "")))));
    }

    private boolean holds(String place, Set<String> packages) {
        int at = place.indexOf(CONDITION);
        if (at < 0) {
            return true;
        }
        String type = place.substring(at + CONDITION.length());
        return packages.contains(type.substring(0, Math.max(0, type.lastIndexOf('.'))));
    }
}
