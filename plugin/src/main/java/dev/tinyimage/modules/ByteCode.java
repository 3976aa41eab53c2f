package dev.tinyimage.modules;

import dev.tinyimage.app.Jar;
import dev.tinyimage.jdk.JdkModules;
import dev.tinyimage.scan.Mention;
import dev.tinyimage.scan.MentionKind;
import dev.tinyimage.scan.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What byte code, signatures and annotations refer to. */
record ByteCode(ClassPath classPath, JdkModules jdk, List<OptionalUse> holding) implements Finder {

    @Override
    public void find(Findings findings) {
        findings.add("java.base", new Evidence(EvidenceKind.BYTE_CODE, "", "", "", "every application needs it"));
        Map<String, List<OptionalUse>> byModule = holding.stream().collect(Collectors.groupingBy(OptionalUse::module));
        classPath.forEach(
                MentionKind.CLASS,
                (jar, mention) -> jdk.ofClass(mention.name())
                        .ifPresent(module ->
                                add(module, jar, mention, byModule.getOrDefault(module, List.of()), findings)));
    }

    private static void add(String module, Jar jar, Mention mention, List<OptionalUse> ofModule, Findings findings) {
        String fileName = jar.fileName();
        List<Evidence> found = new ArrayList<>();
        for (Place user : mention.places()) {
            Evidence evidence = new Evidence(EvidenceKind.BYTE_CODE, fileName, user.text(), mention.name(), "");
            OptionalUse rule = OptionalUse.of(user, ofModule);
            if (rule == null) {
                found.add(evidence);
            } else {
                findings.leaveOut(module, evidence, rule.reason());
            }
        }
        findings.add(module, found);
    }
}
