package dev.tinyimage.modules;

import dev.tinyimage.jdk.JdkModules;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What comes along with a module: what it requires, and those providers of services it uses that can matter. All
 * providers together, as {@code jlink --bind-services} takes them, would be half the JDK from java.base alone.
 */
record Companions(JdkModules jdk, List<Provider> providers) {

    /** The companions of a module, each with its evidence. */
    Map<String, Evidence> of(String module) {
        Map<String, Evidence> companions = new TreeMap<>();
        providers.stream()
                .filter(provider -> isTaken(provider, module, jdk.get(module).uses()))
                .forEach(provider -> companions.put(
                        provider.module(),
                        new Evidence(EvidenceKind.COMPANION, "", module, provider.service(), provider.reason())));
        jdk.get(module)
                .required()
                .forEach(required -> companions.put(required, new Evidence(EvidenceKind.REQUIRED, "", module, "", "")));
        return companions;
    }

    private static boolean isTaken(Provider provider, String module, Set<String> uses) {
        return switch (provider.when()) {
            case ALWAYS -> uses.contains(provider.service());
            case WITH -> provider.companion().equals(module);
            case EVIDENCE, NEVER -> false;
        };
    }
}
