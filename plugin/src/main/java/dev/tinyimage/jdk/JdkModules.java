package dev.tinyimage.jdk;

import dev.tinyimage.cache.Cache;
import dev.tinyimage.image.DigestStream;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires.Modifier;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The modules of a JDK, by name. */
public final class JdkModules {

    private static final int MAJOR_VERSION_OFFSET = 6;
    private static final short JAVA_9 = 53;

    private final Map<String, JdkModule> modules;
    private final String identity;
    private final Map<String, JdkModule> byPackage = new HashMap<>();

    /**
     * A module of the JDK.
     *
     * @param required the modules that are linked with it: all it requires but those it can do without
     * @param uses types of the services that it looks for
     * @param provides types of the services that it provides
     * @param exports packages that it shows to all
     * @param packages all its packages
     */
    public record JdkModule(
            String name,
            Set<String> required,
            Set<String> uses,
            Set<String> provides,
            Set<String> exports,
            Set<String> packages) {

        private static JdkModule of(ModuleDescriptor descriptor) {
            return new JdkModule(
                    descriptor.name(),
                    descriptor.requires().stream()
                            .filter(requires -> !requires.modifiers().contains(Modifier.STATIC))
                            .map(ModuleDescriptor.Requires::name)
                            .collect(sorted()),
                    descriptor.uses(),
                    descriptor.provides().stream()
                            .map(ModuleDescriptor.Provides::service)
                            .collect(sorted()),
                    descriptor.exports().stream()
                            .filter(exports -> !exports.isQualified())
                            .map(ModuleDescriptor.Exports::source)
                            .collect(sorted()),
                    descriptor.packages());
        }

        private String write() {
            return Stream.of(List.of(name), required, uses, provides, exports, packages)
                    .map(names -> names.stream().sorted().collect(Collectors.joining(" ")))
                    .collect(Collectors.joining("\t", "", "\n"));
        }

        /** Much quicker than a descriptor's own form, of which the JDK checks every name. */
        private static JdkModule read(String line) {
            String[] fields = line.split("\t", -1);
            return new JdkModule(
                    fields[0],
                    names(fields[1]),
                    names(fields[2]),
                    names(fields[3]),
                    names(fields[4]),
                    names(fields[5]));
        }

        private static Set<String> names(String field) {
            return field.isEmpty() ? Set.of() : new LinkedHashSet<>(Arrays.asList(field.split(" ")));
        }

        private static Collector<String, ?, Set<String>> sorted() {
            return Collectors.toCollection(TreeSet::new);
        }
    }

    private JdkModules(Map<String, JdkModule> modules, String identity) {
        this.modules = modules;
        this.identity = identity;
        modules.values().forEach(module -> module.packages().forEach(pkg -> byPackage.put(pkg, module)));
    }

    /** Reads them from the JDK's run-time image, once for each JDK. */
    public static JdkModules of(LinkSource jdk, Cache cache) {
        return of(jdk.home(), jdk.release(), cache);
    }

    /** The same of the JDK whose tools run here. */
    public static JdkModules of(HostJdk jdk, Cache cache) {
        return of(jdk.home(), jdk.release(), cache);
    }

    private static JdkModules of(Path home, Release release, Cache cache) {
        Map<String, JdkModule> modules = new TreeMap<>();
        String text = cache.text("modules", LinkSource.identity(home, release), () -> write(home));
        text.lines().map(JdkModule::read).forEach(module -> modules.put(module.name(), module));
        return new JdkModules(modules, DigestStream.hex(release.withoutPlatform() + "\n" + text));
    }

    private static String write(Path home) {
        return (HostJdk.isRunning(home) ? running() : descriptors(home))
                .map(JdkModule::of)
                .map(JdkModule::write)
                .collect(Collectors.joining());
    }

    /** The running JVM has read its own already. */
    private static Stream<ModuleDescriptor> running() {
        return ModuleFinder.ofSystem().findAll().stream()
                .map(ModuleReference::descriptor)
                .sorted();
    }

    private static Stream<ModuleDescriptor> descriptors(Path home) {
        try (RuntimeImage image = RuntimeImage.of(home)) {
            return image.modules().stream()
                    .map(name -> descriptor(image.read(name, "module-info.class")))
                    .toList()
                    .stream();
        }
    }

    /**
     * Reads a module descriptor. A JDK refuses those of a newer one by their version alone, although their form is that of
     * Java 9 still (JVMS 4.7.25), so that version is what it gets to see.
     *
     * @throws java.lang.module.InvalidModuleDescriptorException if it is none
     * @throws IndexOutOfBoundsException if it is no class file at all
     */
    public static ModuleDescriptor descriptor(byte[] descriptor) {
        ByteBuffer.wrap(descriptor).putShort(MAJOR_VERSION_OFFSET, JAVA_9);
        return ModuleDescriptor.read(ByteBuffer.wrap(descriptor));
    }

    /**
     * A name for these modules, under which can be kept what jars mention of them: it is the same for JDKs of one build
     * for several CPUs.
     */
    public String identity() {
        return identity;
    }

    /** All, sorted by name. */
    public Collection<JdkModule> all() {
        return modules.values();
    }

    /** Their names, sorted. */
    public Set<String> names() {
        return modules.keySet();
    }

    /** Whether the JDK has a module of this name. */
    public boolean has(String name) {
        return modules.containsKey(name);
    }

    /** The module of that name, which the JDK has. */
    public JdkModule get(String name) {
        return modules.get(name);
    }

    /** The module that has the package of a class, exported or not; a class loader asks it for any class of the package. */
    public Optional<String> ofClass(String name) {
        return Optional.ofNullable(byPackage.get(packageOf(name))).map(JdkModule::name);
    }

    /** Whether the package of a class is one that a module shows to all. */
    public boolean isExported(String className) {
        String pkg = packageOf(className);
        JdkModule module = byPackage.get(pkg);
        return module != null && module.exports().contains(pkg);
    }

    /** These modules and all that they require, directly or not; java.base is always among them. */
    public Set<String> closure(Collection<String> names) {
        Set<String> closure = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>(names);
        open.add("java.base");
        while (!open.isEmpty()) {
            String name = open.remove();
            if (closure.add(name)) {
                open.addAll(get(name).required());
            }
        }
        return closure;
    }

    private static String packageOf(String className) {
        return className.substring(0, Math.max(0, className.lastIndexOf('.')));
    }
}
