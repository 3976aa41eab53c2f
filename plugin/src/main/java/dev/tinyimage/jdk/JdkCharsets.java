package dev.tinyimage.jdk;

import dev.tinyimage.cache.Cache;
import dev.tinyimage.classfile.ClassReferences;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The names and aliases of a JDK's charsets. Which of them java.base has differs by platform and vendor, so they are
 * read from the constants of the classes that hold the JDK's own tables.
 */
public final class JdkCharsets {

    private static final String EXTENDED = "sun/nio/cs/ext/ExtendedCharsets.class";
    private static final String STANDARD = "sun/nio/cs/StandardCharsets";
    private static final Pattern NAME = Pattern.compile("[\\w.:+-]+");

    private final Set<String> standard;
    private final Set<String> extended;

    private JdkCharsets(Set<String> standard, Set<String> extended) {
        this.standard = standard;
        this.extended = extended;
    }

    public static JdkCharsets of(LinkSource jdk, Cache cache) {
        return new JdkCharsets(
                names(cache.text("charsets-standard", jdk.identity(), () -> standard(jdk))),
                names(cache.text("charsets-extended", jdk.identity(), () -> extended(jdk))));
    }

    /** Those that jdk.charsets has, in lower case. */
    public Set<String> extended() {
        return extended;
    }

    /** Whether only jdk.charsets has it; names and aliases do not tell upper case from lower. */
    public boolean isExtended(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return extended.contains(lower) && !standard.contains(lower);
    }

    /** Whether the JDK has it at all. */
    public boolean has(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return standard.contains(lower) || extended.contains(lower);
    }

    private static Set<String> names(String text) {
        return text.lines().collect(Collectors.toUnmodifiableSet());
    }

    private static String standard(LinkSource jdk) {
        try (RuntimeImage image = RuntimeImage.of(jdk.home())) {
            Set<String> names = new TreeSet<>();
            image.files("java.base", "sun/nio/cs").stream()
                    .filter(file -> file.startsWith(STANDARD))
                    .forEach(file -> names.addAll(strings(image, "java.base", file)));
            return String.join("\n", names);
        }
    }

    private static String extended(LinkSource jdk) {
        try (RuntimeImage image = RuntimeImage.of(jdk.home())) {
            return image.modules().contains("jdk.charsets")
                    ? String.join("\n", strings(image, "jdk.charsets", EXTENDED))
                    : "";
        }
    }

    /** A string of a class that is no charset's name, such as a class name, does no harm: nobody asks for it. */
    private static Set<String> strings(RuntimeImage image, String module, String file) {
        try {
            return ClassReferences.read(image.read(module, file), ClassReferences.Wanted.STRINGS).strings().stream()
                    .filter(name -> NAME.matcher(name).matches())
                    .map(name -> name.toLowerCase(Locale.ROOT))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
