package dev.tinyimage.modules;

import dev.tinyimage.jdk.JdkModules;
import dev.tinyimage.scan.MentionKind;

/** Services of the JDK that jars provide or use: the service's own module looks for the providers. */
record Services(ClassPath classPath, JdkModules jdk) implements Finder {

    @Override
    public void find(Findings findings) {
        classPath.forEach(
                MentionKind.SERVICE,
                (jar, mention) -> jdk.ofClass(mention.name())
                        .ifPresent(module -> findings.add(
                                module,
                                new Evidence(
                                        EvidenceKind.SERVICE,
                                        jar.fileName(),
                                        mention.places().get(0).text(),
                                        mention.name(),
                                        ""))));
        classPath.forEach(
                MentionKind.USES,
                (jar, mention) -> jdk.ofClass(mention.name())
                        .ifPresent(module -> findings.add(
                                module,
                                new Evidence(
                                        EvidenceKind.SERVICE,
                                        jar.fileName(),
                                        mention.places().get(0).text(),
                                        mention.name(),
                                        "it uses it"))));
    }
}
