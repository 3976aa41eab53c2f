package dev.tinyimage.modules;

import dev.tinyimage.console.ParameterName;
import dev.tinyimage.jdk.JdkCharsets;
import dev.tinyimage.scan.MentionKind;
import java.util.List;

/**
 * Charsets that java.base lacks. A name in a library is a hint only, for many hold lists of all charsets there are; those
 * that truly meet foreign text are in the table of rules.
 */
record Charsets(ClassPath classPath, JdkCharsets jdk, List<String> asked, JvmFlags flags) implements Finder {

    private static final String MODULE = "jdk.charsets";

    @Override
    public void find(Findings findings) {
        asked.stream()
                .filter(jdk::isExtended)
                .forEach(name -> findings.add(
                        MODULE,
                        new Evidence(EvidenceKind.PARAMETER, "", ParameterName.RUNTIME_CHARSETS.path(), name, "")));
        flags.property("file.encoding")
                .filter(jdk::isExtended)
                .forEach(name -> findings.add(MODULE, new Evidence(EvidenceKind.CHARSET, "", "the JVM", name, "")));
        classPath.forEach(MentionKind.CHARSET, (jar, mention) -> {
            Evidence evidence = new Evidence(
                    EvidenceKind.CHARSET,
                    jar.fileName(),
                    mention.places().get(0).text(),
                    mention.name(),
                    "");
            if (jar.isOwn()) {
                findings.add(MODULE, evidence);
            } else {
                findings.hint(MODULE, evidence.text());
            }
        });
    }
}
