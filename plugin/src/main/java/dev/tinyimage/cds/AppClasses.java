package dev.tinyimage.cds;

import dev.tinyimage.classfile.ClassConstants;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

/** The classes on a class path as the application's class loader finds them: the first of a name, in the JVM's release. */
final class AppClasses implements AutoCloseable {

    private static final String SERVICES = "META-INF/services/";

    /** Files that name classes by which frameworks start: Spring and Spring Boot reference, "Creating Your Own Auto-configuration". */
    private static final Pattern REGISTRATIONS =
            Pattern.compile("META-INF/(spring/[^/]+\\.imports|spring\\.factories)");

    /** Micronaut's own services are empty files of the names of their classes. */
    private static final Pattern NAMED_FILES = Pattern.compile("META-INF/micronaut/[^/]+/([^/]+)");

    private static final Pattern CLASS_NAME = Pattern.compile("(?:[\\w$]+\\.)+[\\w$]+");

    private record Location(JarFile jar, JarEntry entry) {}

    private final List<JarFile> jars = new ArrayList<>();
    private final Map<String, Location> classes = new LinkedHashMap<>();
    private final Map<String, List<String>> services = new HashMap<>();
    private final Set<String> registered = new LinkedHashSet<>();

    /** @param feature release of the JVM, for jars that have classes for several */
    AppClasses(List<Path> classPath, int feature) throws IOException {
        for (Path file : classPath) {
            JarFile jar = new JarFile(
                    file.toFile(), false, ZipFile.OPEN_READ, Runtime.Version.parse(Integer.toString(feature)));
            jars.add(jar);
            for (JarEntry entry : jar.versionedStream().toList()) {
                add(jar, entry);
            }
        }
    }

    private void add(JarFile jar, JarEntry entry) throws IOException {
        String name = entry.getName();
        if (name.endsWith(".class")) {
            classes.putIfAbsent(name.substring(0, name.length() - ".class".length()), new Location(jar, entry));
        } else if (name.startsWith(SERVICES) && !entry.isDirectory()) {
            services.computeIfAbsent(name.substring(SERVICES.length()).replace('.', '/'), service -> new ArrayList<>())
                    .addAll(namesIn(jar, entry));
        } else if (REGISTRATIONS.matcher(name).matches()) {
            registered.addAll(namesIn(jar, entry));
        } else {
            NAMED_FILES.matcher(name).results().forEach(file -> registered.add(slashes(file.group(1))));
        }
    }

    /** Names of all classes. */
    Set<String> names() {
        return classes.keySet();
    }

    boolean has(String name) {
        return classes.containsKey(name);
    }

    /** Classes that providers of a service have. */
    List<String> providers(String service) {
        return services.getOrDefault(service, List.of());
    }

    /** Classes that frameworks load although no class refers to them. */
    Set<String> registered() {
        return registered;
    }

    /** What a class names; nothing where it is not on the class path, or no class file. */
    Optional<ClassConstants> find(String name) {
        Location location = classes.get(name);
        if (location == null) {
            return Optional.empty();
        }
        try (InputStream in = location.jar().getInputStream(location.entry())) {
            return Optional.of(ClassConstants.read(in.readAllBytes()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static List<String> namesIn(JarFile jar, JarEntry entry) throws IOException {
        try (InputStream in = jar.getInputStream(entry)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("#.*", "");
            return CLASS_NAME
                    .matcher(text)
                    .results()
                    .map(MatchResult::group)
                    .map(AppClasses::slashes)
                    .toList();
        }
    }

    private static String slashes(String name) {
        return name.replace('.', '/');
    }

    @Override
    public void close() throws IOException {
        for (JarFile jar : jars) {
            jar.close();
        }
    }
}
