package dev.tinyimage.modules;

import dev.tinyimage.jdk.JdkModules;
import dev.tinyimage.jdk.JdkModules.JdkModule;
import dev.tinyimage.modules.ModulePlan.PlannedModule;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Collects evidence while the finders run, for modules that the JDK has. */
final class Findings {

    private final JdkModules jdk;
    private final Map<String, List<Evidence>> evidence = new TreeMap<>();

    Findings(JdkModules jdk) {
        this.jdk = jdk;
    }

    /** Modules that this JDK lacks are passed over: what was a module of its own in one release may be gone in another. */
    void add(String module, Evidence.Kind kind, String text) {
        if (jdk.modules().containsKey(module)) {
            evidence.computeIfAbsent(module, name -> new ArrayList<>()).add(new Evidence(kind, text));
        }
    }

    /** The plan: all that was found, and all that it requires. */
    ModulePlan plan() {
        addRequired();
        return new ModulePlan(evidence.entrySet().stream()
                .map(entry -> new PlannedModule(
                        entry.getKey(), jdk.modules().get(entry.getKey()).size(), strongestFirst(entry.getValue())))
                .toList());
    }

    private void addRequired() {
        Deque<String> open = new ArrayDeque<>(evidence.keySet());
        while (!open.isEmpty()) {
            String module = open.remove();
            JdkModule descriptor = jdk.modules().get(module);
            descriptor.required().forEach(required -> {
                if (!evidence.containsKey(required)) {
                    open.add(required);
                }
                add(required, Evidence.Kind.REQUIRED, "required by " + module);
            });
        }
    }

    private static List<Evidence> strongestFirst(List<Evidence> evidence) {
        return evidence.stream()
                .distinct()
                .sorted(Comparator.comparing(Evidence::kind))
                .toList();
    }
}
