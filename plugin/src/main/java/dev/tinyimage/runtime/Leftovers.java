package dev.tinyimage.runtime;

import dev.tinyimage.jdk.LinkSource;
import dev.tinyimage.jdk.NativeFiles;
import dev.tinyimage.modules.EvidenceKind;
import dev.tinyimage.modules.ModulePlan;
import dev.tinyimage.modules.ModulePlan.PlannedModule;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What is in a runtime's folder and not in the image, for no application uses it there. Programs of a module that the user
 * asks for by name stay.
 */
final class Leftovers {

    private static final String JAVA = "bin/java";

    /**
     * A way to look into this runtime from another JVM, for development tools; a list of classes for the making of
     * archives; a helper by which Linux starts jars as programs; texts for those who edit a JDK's configuration.
     */
    private static final List<String> FILES = List.of(
            "lib/jrt-fs.jar",
            "lib/classlist",
            "lib/jexec",
            "conf/sdp",
            "conf/sdp/sdp.conf.template",
            "conf/security/policy/README.txt");

    private Leftovers() {}

    /** Whether nothing uses a file of the runtime's folder; the path is relative to it. */
    static boolean isUnused(String file, LinkSource jdk, ModulePlan plan) {
        return FILES.contains(file)
                || file.startsWith("bin/") && !programs(jdk, plan).contains(file);
    }

    private static Set<String> programs(LinkSource jdk, ModulePlan plan) {
        Set<String> programs = new HashSet<>(Set.of(JAVA));
        plan.modules().stream()
                .filter(Leftovers::isAskedFor)
                .forEach(module -> programs.addAll(NativeFiles.of(jdk, module.name())));
        return programs;
    }

    private static boolean isAskedFor(PlannedModule module) {
        return module.evidence().stream().anyMatch(evidence -> evidence.kind() == EvidenceKind.PARAMETER);
    }
}
