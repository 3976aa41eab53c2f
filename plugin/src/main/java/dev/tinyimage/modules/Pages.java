package dev.tinyimage.modules;

import dev.tinyimage.jdk.JdkModules;
import dev.tinyimage.scan.MentionKind;

/** What pages of Java name: they become byte code in the server only. */
record Pages(ClassPath classPath, JdkModules jdk) implements Finder {

    @Override
    public void find(Findings findings) {
        classPath.forEach(
                MentionKind.PAGE,
                (jar, mention) -> jdk.ofClass(mention.name())
                        .ifPresent(module -> mention.places()
                                .forEach(page -> findings.add(
                                        module,
                                        new Evidence(
                                                EvidenceKind.PAGE, jar.fileName(), page.text(), mention.name(), "")))));
    }
}
