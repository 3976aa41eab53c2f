package dev.tinyimage.modules;

import dev.tinyimage.app.Jar;
import dev.tinyimage.jdk.JdkModules;
import dev.tinyimage.scan.MentionKind;
import dev.tinyimage.scan.Place;
import java.util.Set;

/** What libraries tell GraalVM that they use by reflection, unless it is for a type that is not there. */
record Metadata(ClassPath classPath, JdkModules jdk) implements Finder {

    @Override
    public void find(Findings findings) {
        Set<String> packages = classPath.names(MentionKind.PACKAGE);
        classPath.forEach(
                MentionKind.METADATA,
                (jar, mention) -> mention.places().stream()
                        .filter(place -> holds(place, packages))
                        .forEach(place -> jdk.ofClass(mention.name())
                                .ifPresent(module -> findings.add(module, evidence(jar, place, mention.name())))));
    }

    private static Evidence evidence(Jar jar, Place place, String name) {
        return new Evidence(EvidenceKind.METADATA, jar.fileName(), place.text(), name, "", "", place.condition());
    }

    private static boolean holds(Place place, Set<String> packages) {
        String type = place.condition();
        return type.isEmpty() || packages.contains(type.substring(0, Math.max(0, type.lastIndexOf('.'))));
    }
}
