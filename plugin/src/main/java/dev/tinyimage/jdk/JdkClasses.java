package dev.tinyimage.jdk;

import dev.tinyimage.cache.Cache;
import java.util.Set;
import java.util.stream.Collectors;

/** The classes of a JDK outside java.base, by binary name: what an application can refer to that is not always there. */
public final class JdkClasses {

    private static final String CLASS = ".class";

    private final Set<String> names;
    private final Set<String> internalNames;

    private JdkClasses(Set<String> names) {
        this.names = names;
        this.internalNames = names.stream().map(name -> name.replace('.', '/')).collect(Collectors.toUnmodifiableSet());
    }

    public static JdkClasses of(Jdk jdk, Cache cache) {
        return new JdkClasses(cache.text("classes", jdk.identity(), () -> write(jdk))
                .lines()
                .collect(Collectors.toUnmodifiableSet()));
    }

    /** Whether there is such a class, by a name with dots. */
    public boolean has(String name) {
        return names.contains(name);
    }

    /** The same by a name with slashes, as class files write it. */
    public boolean hasInternal(String name) {
        return internalNames.contains(name);
    }

    private static String write(Jdk jdk) {
        try (RuntimeImage image = RuntimeImage.of(jdk.home())) {
            return image.modules().stream()
                    .filter(module -> !module.equals("java.base"))
                    .flatMap(module -> image.files(module).stream())
                    .filter(file -> file.endsWith(CLASS) && !file.equals("module-info.class"))
                    .map(file ->
                            file.substring(0, file.length() - CLASS.length()).replace('/', '.'))
                    .sorted()
                    .collect(Collectors.joining("\n"));
        }
    }
}
