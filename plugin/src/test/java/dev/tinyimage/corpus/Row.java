package dev.tinyimage.corpus;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What an app's plan costs and what of it was in vain.
 *
 * @param planned names, sorted
 * @param loaded number of modules that the full JDK loaded classes of
 * @param extra compressed bytes of the planned modules that it loaded none of
 * @param reasons the strongest evidence for each of these
 * @param required what the loaded ones require, so that jlink cannot leave it out
 * @param withDesktop what is planned for {@code java.desktop} alone, itself included
 * @param layerSize of the runtime, compressed
 */
record Row(
        String app,
        int feature,
        List<String> planned,
        int loaded,
        Map<String, Long> extra,
        Map<String, String> reasons,
        Set<String> required,
        Set<String> withDesktop,
        long layerSize) {

    private static final String DESKTOP = "java.desktop";

    static Row of(CorpusApp app, FullJdk jdk, PlannedRuntime runtime, AppRun full) {
        Set<String> extra = without(runtime.modules(), full.loaded());
        return new Row(
                app.name(),
                jdk.feature(),
                runtime.modules(),
                full.loaded().size(),
                sizes(runtime, extra),
                reasons(runtime, extra),
                runtime.jdk().closure(without(runtime.modules(), extra)),
                without(runtime.modules(), runtime.jdk().closure(without(runtime.found(), Set.of(DESKTOP)))),
                runtime.layerSize());
    }

    private static Map<String, Long> sizes(PlannedRuntime runtime, Set<String> modules) {
        Map<String, Long> sizes = new TreeMap<>(runtime.sizes());
        sizes.keySet().retainAll(modules);
        return sizes;
    }

    private static Map<String, String> reasons(PlannedRuntime runtime, Set<String> modules) {
        Map<String, String> reasons = new TreeMap<>();
        modules.forEach(module -> reasons.put(
                module,
                runtime.plan().find(module).orElseThrow().evidence().get(0).text()));
        return reasons;
    }

    long extraSize() {
        return extra.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Of the layer, in percent. */
    double share() {
        return 100.0 * extraSize() / layerSize;
    }

    double shareWithoutDesktop() {
        long desktop = extra.entrySet().stream()
                .filter(module -> withDesktop.contains(module.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
        return 100.0 * (extraSize() - desktop) / layerSize;
    }

    private static Set<String> without(Collection<String> all, Collection<String> others) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(others);
        return rest;
    }
}
