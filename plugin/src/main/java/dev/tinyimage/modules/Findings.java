package dev.tinyimage.modules;

import dev.tinyimage.jdk.JdkModules;
import dev.tinyimage.modules.ModulePlan.Hint;
import dev.tinyimage.modules.ModulePlan.LeftOut;
import dev.tinyimage.modules.ModulePlan.PlannedModule;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Collects evidence while the finders run, for modules that the JDK has. */
final class Findings {

    private final JdkModules jdk;
    private final Map<String, List<Evidence>> evidence = new TreeMap<>();
    private final Map<String, LeftOut> leftOut = new TreeMap<>();
    private final Set<Hint> hints =
            new TreeSet<>(Comparator.comparing(Hint::module).thenComparing(Hint::text));
    private final Map<String, List<Evidence>> names = new TreeMap<>();
    private final Set<String> locales = new TreeSet<>();

    Findings(JdkModules jdk) {
        this.jdk = jdk;
    }

    /** Modules that this JDK lacks are passed over: what was a module of its own in one release may be gone in another. */
    void add(String module, Evidence found) {
        add(module, List.of(found));
    }

    /** The same for several pieces of evidence. */
    void add(String module, List<Evidence> found) {
        if (jdk.has(module) && !found.isEmpty()) {
            evidence.computeIfAbsent(module, name -> new ArrayList<>()).addAll(found);
        }
    }

    /** Evidence that does not count, and why. */
    void leaveOut(String module, Evidence found, String reason) {
        if (jdk.has(module)) {
            List<Evidence> all = new ArrayList<>();
            if (leftOut.containsKey(module)) {
                all.addAll(leftOut.get(module).evidence());
            }
            all.add(found);
            leftOut.put(module, new LeftOut(module, reason, all));
        }
    }

    /** A sign that is too weak to count. */
    void hint(String module, String text) {
        if (jdk.has(module)) {
            hints.add(new Hint(module, text));
        }
    }

    /** A name in a string, for a module that is in anyway. */
    void addName(String module, Evidence found) {
        names.computeIfAbsent(module, name -> new ArrayList<>()).add(found);
    }

    /** A language range that jdk.localedata has to hold. */
    void addLocale(String range) {
        locales.add(range);
    }

    /** Takes out what the user does not want. */
    void exclude(String module, String reason) {
        List<Evidence> removed = evidence.remove(module);
        leftOut.put(module, new LeftOut(module, reason, removed == null ? List.of() : removed));
    }

    /** The evidence for a module so far. */
    List<Evidence> of(String module) {
        return evidence.getOrDefault(module, List.of());
    }

    /** Modules with evidence so far. */
    Set<String> modules() {
        return new TreeSet<>(evidence.keySet());
    }

    /** The plan: all that was found, and all that follows from it. */
    ModulePlan plan(Companions companions) {
        addCompanions(companions);
        names.keySet().retainAll(evidence.keySet());
        names.forEach(this::add);
        return new ModulePlan(
                evidence.entrySet().stream()
                        .map(entry -> new PlannedModule(entry.getKey(), strongestFirst(entry.getValue())))
                        .toList(),
                locales.contains("*") ? List.of() : List.copyOf(locales),
                leftOut.values().stream()
                        .filter(module -> !evidence.containsKey(module.module()))
                        .toList(),
                hints.stream()
                        .filter(hint -> !evidence.containsKey(hint.module()))
                        .toList());
    }

    private void addCompanions(Companions companions) {
        Deque<String> open = new ArrayDeque<>(evidence.keySet());
        while (!open.isEmpty()) {
            companions.of(open.remove()).forEach((module, found) -> {
                if (jdk.has(module) && !evidence.containsKey(module)) {
                    open.add(module);
                }
                add(module, found);
            });
        }
    }

    private static List<Evidence> strongestFirst(List<Evidence> evidence) {
        return evidence.stream().sorted(Comparator.comparing(Evidence::kind)).toList();
    }
}
