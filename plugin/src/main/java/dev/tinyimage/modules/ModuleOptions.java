package dev.tinyimage.modules;

import java.util.List;
import java.util.Map;

/**
 * What the user decides about modules, and those of his other decisions that call for some.
 *
 * @param addModules on top of those that are found
 * @param excludeModules left out although they are found
 * @param locales language tags that the application serves besides those that are found; {@code *} for all
 * @param charsets names of charsets that the application meets besides those that are found
 * @param jvmFlags what the JVM is started with
 * @param environment what the container gets
 * @param debug whether the runtime is to be looked into while it runs
 */
public record ModuleOptions(
        List<String> addModules,
        List<String> excludeModules,
        List<String> locales,
        List<String> charsets,
        List<String> jvmFlags,
        Map<String, String> environment,
        boolean debug) {

    /** Nothing asked for. */
    public static final ModuleOptions NONE =
            new ModuleOptions(List.of(), List.of(), List.of(), List.of(), List.of(), Map.of(), false);

    public ModuleOptions {
        addModules = List.copyOf(addModules);
        excludeModules = List.copyOf(excludeModules);
        locales = List.copyOf(locales);
        charsets = List.copyOf(charsets);
        jvmFlags = List.copyOf(jvmFlags);
        environment = Map.copyOf(environment);
    }
}
