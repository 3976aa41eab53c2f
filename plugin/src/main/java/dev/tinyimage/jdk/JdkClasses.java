package dev.tinyimage.jdk;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The classes of a JDK outside java.base: what an application can refer to that is not always there. Each is looked up
 * when it is asked for, for a list of all takes longer than the few that an application names.
 */
public final class JdkClasses implements AutoCloseable {

    private static final String BASE = "java.base";

    private final JdkModules modules;
    private final RuntimeImage image;
    private final Map<String, Boolean> known = new ConcurrentHashMap<>();

    private JdkClasses(JdkModules modules, RuntimeImage image) {
        this.modules = modules;
        this.image = image;
    }

    /** To be closed after use. */
    public static JdkClasses of(LinkSource jdk, JdkModules modules) {
        return new JdkClasses(modules, RuntimeImage.of(jdk.home()));
    }

    /** The packages that have any. */
    public Set<String> packages() {
        return modules.all().stream()
                .filter(module -> !module.name().equals(BASE))
                .flatMap(module -> module.packages().stream())
                .collect(Collectors.toSet());
    }

    /** Whether there is such a class, by its binary name. */
    public boolean has(String name) {
        Optional<String> module = modules.ofClass(name).filter(other -> !other.equals(BASE));
        return module.isPresent() && known.computeIfAbsent(name, any -> isIn(module.get(), any));
    }

    private boolean isIn(String module, String name) {
        return image.has(module, name.replace('.', '/') + ".class");
    }

    @Override
    public void close() {
        image.close();
    }
}
