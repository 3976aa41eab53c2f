package dev.tinyimage.modules;

import dev.tinyimage.jdk.JdkModules;
import dev.tinyimage.modules.Evidence.Kind;
import dev.tinyimage.scan.Mention;
import dev.tinyimage.webapp.Jar;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What byte code, signatures and annotations refer to. */
record ByteCode(ClassPath classPath, JdkModules jdk, List<OptionalUse> optional) implements Finder {

    @Override
    public void find(Findings findings) {
        findings.add("java.base", new Evidence(Kind.BYTE_CODE, "", "", "", "every application needs it"));
        Set<String> used = classPath.names(Mention.Kind.PART);
        Set<String> users = classPath.places(Mention.Kind.CLASS);
        List<OptionalUse> holding =
                optional.stream().filter(use -> use.holds(used, users)).toList();
        classPath.forEach(
                Mention.Kind.CLASS,
                (jar, mention) ->
                        jdk.ofClass(mention.name()).ifPresent(module -> add(module, jar, mention, holding, findings)));
    }

    private static void add(String module, Jar jar, Mention mention, List<OptionalUse> holding, Findings findings) {
        for (String user : mention.places()) {
            Evidence evidence = new Evidence(Kind.BYTE_CODE, jar.fileName(), user, mention.name(), "");
            Optional<OptionalUse> rule =
                    holding.stream().filter(use -> use.matches(user, module)).findFirst();
            if (rule.isPresent()) {
                findings.leaveOut(module, evidence, rule.get().reason());
            } else {
                findings.add(module, evidence);
            }
        }
    }
}
