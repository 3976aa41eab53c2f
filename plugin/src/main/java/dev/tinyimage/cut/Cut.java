package dev.tinyimage.cut;

import dev.tinyimage.cache.Cache;
import dev.tinyimage.jdk.LinkSource;
import dev.tinyimage.modules.ModulePlan;
import java.util.List;
import java.util.Optional;

/**
 * A part of a module that a runtime goes without where nothing needs it. A new one is a class, a line in {@link Cuts}, and
 * lines in {@code rules.txt} for what keeps it.
 */
public interface Cut {

    /** The part's name, for scripts and in {@code rules.txt}. */
    String name();

    /** The module that it is of. */
    String module();

    /**
     * Decides how much of it goes into a runtime.
     *
     * @param jdk what the runtime is linked from
     * @param plan has the module
     * @param cache keeps what takes long to decide
     * @return empty where this JDK has nothing that could go
     */
    Optional<Decision> decide(LinkSource jdk, ModulePlan plan, CutOptions options, Cache cache);

    /** What an application says that misses it; none where nothing would miss it. */
    List<Sign> signs();

    /** What the module is without it, such as {@code without keytool}. */
    String lack();

    /** What brings it back: a sentence without its full stop. */
    String remedy();
}
