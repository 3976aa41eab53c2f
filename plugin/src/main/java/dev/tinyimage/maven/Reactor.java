package dev.tinyimage.maven;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.maven.execution.MavenSession;
import org.eclipse.aether.SessionData;

/**
 * What the modules of one Maven run have done, so that they neither overwrite each other nor all do nothing. It lives with
 * the session, as objects of the JDK: modules may run in different realms of this plugin, each with its own copy of our
 * classes.
 *
 * @param modules of the run
 * @param targets names of modules by where their images go
 * @param done how many modules are
 * @param built how many of them had an image
 */
record Reactor(int modules, Map<String, String> targets, AtomicInteger done, AtomicInteger built) {

    /** The one of this run. */
    static Reactor of(MavenSession session, String goal) {
        SessionData data = session.getRepositorySession().getData();
        String key = "tinyimage." + goal;
        return new Reactor(
                session.getProjects().size(),
                kept(data, key + ".targets", ConcurrentHashMap::new),
                kept(data, key + ".done", AtomicInteger::new),
                kept(data, key + ".built", AtomicInteger::new));
    }

    @SuppressWarnings("unchecked")
    private static <T> T kept(SessionData data, String key, Supplier<T> first) {
        synchronized (data) {
            if (data.get(key) == null) {
                data.set(key, first.get());
            }
            return (T) data.get(key);
        }
    }

    /** Whether there are other modules that may be the application. */
    boolean hasSeveralModules() {
        return modules > 1;
    }

    /** Takes a target for a module. */
    void claim(String target, String module) {
        String owner = targets.putIfAbsent(target, module);
        if (owner != null && !owner.equals(module)) {
            throw Messages.targetTaken(target, module, owner);
        }
    }

    /** Called once for each module. */
    void finish(boolean moduleBuilt) {
        if (moduleBuilt) {
            built.incrementAndGet();
        }
        if (done.incrementAndGet() == modules && built.get() == 0) {
            throw Messages.nothingBuilt();
        }
    }
}
