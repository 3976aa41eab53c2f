package dev.tinyimage.cds;

import dev.tinyimage.classfile.ClassConstants;
import java.util.HashMap;
import java.util.Map;

/**
 * Which classes of a list the JVM can verify. One that names a class which is nowhere, as Spring's do for libraries that may
 * be there, often cannot be, and is then left out of the archive. If a call site of its nest has been resolved, JDK 25.0.3
 * keeps the class that was made for that, and crashes when it starts.
 */
final class Verifiable {

    private final Map<String, ClassConstants> links;
    private final RuntimeClasses runtime;
    private final Map<String, Boolean> loadable = new HashMap<>();
    private final Map<String, Boolean> verifiable = new HashMap<>();

    /** @param links classes of the list, among them all of the application's that they name */
    Verifiable(Map<String, ClassConstants> links, RuntimeClasses runtime) {
        this.links = links;
        this.runtime = runtime;
    }

    /** Whether a class and its nest's host are (JVMS 4.7.28), which has the name before the first dollar sign. */
    boolean has(String name) {
        return isVerifiable(name) && isVerifiable(name.replaceFirst("\\$.*", ""));
    }

    /** The JVM verifies parents first, and loads what it compares types with; what is named is more than that. */
    private boolean isVerifiable(String name) {
        if (!links.containsKey(name) || verifiable.containsKey(name)) {
            return verifiable.getOrDefault(name, runtime.has(name));
        }
        boolean is = links.get(name).parents().stream().allMatch(this::isVerifiable)
                && links.get(name).classes().stream().allMatch(this::isLoadable);
        verifiable.put(name, is);
        return is;
    }

    private boolean isLoadable(String name) {
        if (!links.containsKey(name) || loadable.containsKey(name)) {
            return loadable.getOrDefault(name, runtime.has(name));
        }
        boolean is = links.get(name).parents().stream().allMatch(this::isLoadable);
        loadable.put(name, is);
        return is;
    }
}
