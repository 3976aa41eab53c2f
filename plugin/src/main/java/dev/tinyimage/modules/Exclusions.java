package dev.tinyimage.modules;

import dev.tinyimage.console.ParameterName;
import dev.tinyimage.jdk.JdkModules;
import java.util.List;
import java.util.Set;

/** The modules that the user does not want. Those that another module of the plan requires cannot be left out. */
record Exclusions(List<String> names, JdkModules jdk) {

    void apply(Findings findings) {
        names.forEach(name -> findings.exclude(name, "left out by " + ParameterName.RUNTIME_EXCLUDE_MODULES.path()));
        for (String module : findings.modules()) {
            Set<String> closure = jdk.closure(Set.of(module));
            names.stream().filter(closure::contains).findFirst().ifPresent(name -> {
                throw Messages.stillRequired(name, module, findings.of(module).get(0));
            });
        }
    }
}
