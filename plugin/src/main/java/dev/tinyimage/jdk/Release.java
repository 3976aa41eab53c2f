package dev.tinyimage.jdk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a JDK says of itself in its file {@code release}.
 *
 * @param values without quotes; {@code JAVA_VERSION} is always there
 */
public record Release(Map<String, String> values) {

    public Release {
        values = Map.copyOf(values);
    }

    /**
     * Reads it.
     *
     * @param home folder of the JDK
     * @param origin what the user knows the JDK by
     * @throws dev.tinyimage.console.UserError if there is none that names a version
     */
    public static Release read(Path home, String origin) {
        try {
            Map<String, String> values = new TreeMap<>();
            for (String line : Files.readAllLines(home.resolve("release"))) {
                int equals = line.indexOf('=');
                if (equals > 0) {
                    values.put(
                            line.substring(0, equals),
                            line.substring(equals + 1).replace("\"", ""));
                }
            }
            if (values.containsKey("JAVA_VERSION")) {
                return new Release(values);
            }
        } catch (IOException e) {
            // said below: a folder without a readable release file is no JDK
        }
        throw Messages.noJdk(origin);
    }

    /** A value; empty where there is none. */
    public String get(String name) {
        return values.getOrDefault(name, "");
    }

    /** The version without build number, such as 17.0.15. */
    public String version() {
        return values.get("JAVA_VERSION");
    }

    /** The feature release, such as 17. */
    public int feature() {
        return Runtime.Version.parse(version()).feature();
    }

    /** All that it says but for what it runs on: the same for all platforms of a build. */
    String withoutPlatform() {
        return new TreeMap<>(values)
                .entrySet().stream()
                        .filter(value -> !value.getKey().startsWith("OS_")
                                && !value.getKey().equals("LIBC"))
                        .map(Object::toString)
                        .collect(Collectors.joining("\n"));
    }

    /** Vendor and version. */
    @Override
    public String toString() {
        return (get("IMPLEMENTOR") + " JDK " + version()).trim();
    }
}
