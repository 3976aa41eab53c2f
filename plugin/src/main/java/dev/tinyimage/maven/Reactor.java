package dev.tinyimage.maven;

import java.util.HashMap;
import java.util.Map;
import org.apache.maven.execution.MavenSession;
import org.eclipse.aether.SessionData;

/** What the modules of one Maven run have done, so that they neither overwrite each other nor all do nothing. */
final class Reactor {

    private final int modules;
    private final Map<String, String> targets = new HashMap<>();
    private int done;
    private int built;

    private Reactor(int modules) {
        this.modules = modules;
    }

    /** The one of this run; it lives with the session because modules may run in different realms of this plugin. */
    static Reactor of(MavenSession session, String goal) {
        SessionData data = session.getRepositorySession().getData();
        synchronized (data) {
            String key = "tinyimage." + goal;
            if (data.get(key) == null) {
                data.set(key, new Reactor(session.getProjects().size()));
            }
            return (Reactor) data.get(key);
        }
    }

    /** Whether there are other modules that may be the application. */
    boolean hasSeveralModules() {
        return modules > 1;
    }

    /** Takes a target for a module. */
    synchronized void claim(String target, String module) {
        String owner = targets.putIfAbsent(target, module);
        if (owner != null && !owner.equals(module)) {
            throw Messages.targetTaken(target, module, owner);
        }
    }

    /** Called once for each module. */
    synchronized void finish(boolean moduleBuilt) {
        done++;
        built += moduleBuilt ? 1 : 0;
        if (done == modules && built == 0) {
            throw Messages.nothingBuilt();
        }
    }
}
