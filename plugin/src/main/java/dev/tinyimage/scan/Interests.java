package dev.tinyimage.scan;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What is looked for besides the classes of the JDK. A star at the end of a name stands for all that begin so.
 *
 * @param members methods and fields, such as {@code java.nio.file.FileSystems.newFileSystem}
 * @param strings string constants
 * @param parts beginnings of the class names of parts of libraries, such as {@code io.netty.channel.sctp.}
 */
public record Interests(Set<String> members, Set<String> strings, Set<String> parts) {

    /** Uses of these are told apart in any case, for they name languages. */
    private static final String LOCALE = "java/util/Locale";

    public Interests {
        members = Set.copyOf(members);
        strings = Set.copyOf(strings);
        parts = Set.copyOf(parts);
    }

    Set<String> owners() {
        Set<String> owners = members.stream()
                .map(member -> member.substring(0, member.lastIndexOf('.')).replace('.', '/'))
                .collect(Collectors.toSet());
        owners.add(LOCALE);
        return owners;
    }

    boolean isMember(String name) {
        return matches(members, name);
    }

    boolean isString(String text) {
        return matches(strings, text);
    }

    /** The part of a library that a class belongs to. */
    Optional<String> partOf(String className) {
        return parts.stream().filter(className::startsWith).findFirst();
    }

    /** The same text for the same interests. */
    String text() {
        return new TreeSet<>(members) + " " + new TreeSet<>(strings) + " " + new TreeSet<>(parts);
    }

    private static boolean matches(Set<String> patterns, String name) {
        return patterns.contains(name)
                || patterns.stream()
                        .anyMatch(pattern ->
                                pattern.endsWith("*") && name.startsWith(pattern.substring(0, pattern.length() - 1)));
    }
}
