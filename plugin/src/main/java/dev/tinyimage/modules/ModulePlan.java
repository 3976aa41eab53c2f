package dev.tinyimage.modules;

import java.util.List;

/**
 * The modules to link, sorted by name: those that were found and all that they require.
 *
 * @param modules never empty, for java.base is always in
 */
public record ModulePlan(List<PlannedModule> modules) {

    /**
     * A module of the plan.
     *
     * @param name such as {@code java.sql}
     * @param size its classes and resources in bytes, not compressed
     * @param evidence strongest first, at least one
     */
    public record PlannedModule(String name, long size, List<Evidence> evidence) {

        public PlannedModule {
            evidence = List.copyOf(evidence);
        }
    }

    public ModulePlan {
        modules = List.copyOf(modules);
    }

    /** The names, sorted. */
    public List<String> names() {
        return modules.stream().map(PlannedModule::name).toList();
    }
}
