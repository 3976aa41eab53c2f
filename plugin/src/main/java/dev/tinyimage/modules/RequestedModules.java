package dev.tinyimage.modules;

import dev.tinyimage.jdk.Jdk;
import dev.tinyimage.jdk.JdkModules;
import java.util.List;

/** The modules that the user names. */
record RequestedModules(List<String> names, JdkModules modules, Jdk jdk) implements Finder {

    @Override
    public void find(Findings findings) {
        for (String name : names) {
            if (!modules.modules().containsKey(name)) {
                throw Messages.unknownModule(name, jdk);
            }
            findings.add(name, Evidence.Kind.PARAMETER, "asked for by runtime.addModules");
        }
    }
}
