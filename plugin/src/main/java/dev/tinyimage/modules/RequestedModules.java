package dev.tinyimage.modules;

import dev.tinyimage.console.ParameterName;
import java.util.List;

/** The modules that the user names. */
record RequestedModules(List<String> names) implements Finder {

    @Override
    public void find(Findings findings) {
        names.forEach(name -> findings.add(
                name,
                new Evidence(
                        EvidenceKind.PARAMETER,
                        "",
                        "",
                        "",
                        "asked for by " + ParameterName.RUNTIME_ADD_MODULES.path())));
    }
}
