package dev.tinyimage.modules;

import dev.tinyimage.console.ParameterName;
import java.util.List;

/** What one looks into a running JVM with: jcmd and its like, the flight recorder, and the agent of debuggers. */
record DebugModules(boolean wanted) implements Finder {

    private static final List<String> NAMES = List.of("jdk.jcmd", "jdk.jfr", "jdk.jdwp.agent");

    @Override
    public void find(Findings findings) {
        if (wanted) {
            NAMES.forEach(name -> findings.add(
                    name,
                    new Evidence(EvidenceKind.PARAMETER, "", "", "", "asked for by " + ParameterName.DEBUG.path())));
        }
    }
}
