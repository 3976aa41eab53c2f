package dev.tinyimage.app.war;

import dev.tinyimage.classfile.ClassReferences;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * How many classes use which API of servers.
 *
 * @param users by the API's packages, such as {@code jakarta.servlet}
 */
record ServletMentions(Map<String, Integer> users) {

    private static final List<String> APIS = List.of("servlet", "el", "websocket");

    /** Only the names of classes are asked for; members are of no interest. */
    private static final ClassReferences.Wanted WANTED =
            ClassReferences.Wanted.beginningWith(apis().map(api -> api + ".").toList());

    static ServletMentions of(List<Path> jars) {
        Map<String, Integer> users = new TreeMap<>();
        for (Path jar : jars) {
            count(jar, users);
        }
        return new ServletMentions(users);
    }

    /** The generation that more classes use. */
    Optional<ServletApi> api() {
        int javax = users.getOrDefault("javax.servlet", 0);
        int jakarta = users.getOrDefault("jakarta.servlet", 0);
        return javax == 0 && jakarta == 0
                ? Optional.empty()
                : Optional.of(jakarta >= javax ? ServletApi.JAKARTA : ServletApi.JAVAX);
    }

    /** Whether some class uses the API {@code el} or {@code websocket} of a generation. */
    boolean has(ServletApi generation, String api) {
        return users.containsKey(generation.root + "." + api);
    }

    private static void count(Path file, Map<String, Integer> users) {
        try (JarFile jar = new JarFile(file.toFile(), false)) {
            for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
                if (entry.getName().endsWith(".class") && !entry.getName().startsWith("META-INF/")) {
                    try (InputStream in = jar.getInputStream(entry)) {
                        ClassReferences.read(in.readAllBytes(), WANTED).classes().stream()
                                .flatMap(name -> packages(name).stream())
                                .distinct()
                                .forEach(api -> users.merge(api, 1, Integer::sum));
                    }
                }
            }
        } catch (IOException e) {
            throw Messages.unreadable(file, e);
        }
    }

    private static Optional<String> packages(String className) {
        return apis().filter(api -> className.startsWith(api + ".")).findFirst();
    }

    private static Stream<String> apis() {
        return Arrays.stream(ServletApi.values())
                .flatMap(generation -> APIS.stream().map(api -> generation.root + "." + api));
    }
}
