package dev.tinyimage.scan;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What is looked for besides the classes of the JDK. A dot and a star at the end of a name stand for all that begin so.
 *
 * @param members methods and fields, such as {@code java.nio.file.FileSystems.newFileSystem}; one of several methods of a
 *     name with its parameters, which have to be classes, as in {@code a.A.find(java.lang.String,java.net.URI)}
 * @param strings string constants
 * @param parts beginnings of the class names of parts of libraries, such as {@code io.netty.channel.sctp.}
 */
public record Interests(Set<String> members, Set<String> strings, Set<String> parts) {

    /** Uses of these are told apart in any case, for they name languages. */
    private static final String LOCALE = "java.util.Locale";

    public Interests {
        members = Set.copyOf(members);
        strings = Set.copyOf(strings);
        parts = Set.copyOf(parts);
    }

    Set<String> owners() {
        Set<String> owners = members.stream()
                .map(Interests::withoutParameters)
                .map(member -> member.substring(0, member.lastIndexOf('.')))
                .collect(Collectors.toSet());
        owners.add(LOCALE);
        return owners;
    }

    Names memberNames() {
        return Names.of(members);
    }

    /** The name of a method or field, whichever of several methods it is. */
    static String withoutParameters(String member) {
        int parameters = member.indexOf('(');
        return parameters < 0 ? member : member.substring(0, parameters);
    }

    Names stringNames() {
        return Names.of(strings);
    }

    /** The part of a library that a class belongs to; null for none, since this is asked of every use of the JDK. */
    String partOf(String className) {
        for (String part : parts) {
            if (className.startsWith(part)) {
                return part;
            }
        }
        return null;
    }

    /** The same text for the same interests. */
    String text() {
        return new TreeSet<>(members) + " " + new TreeSet<>(strings) + " " + new TreeSet<>(parts);
    }

    /**
     * Names ready to be compared, for every constant of every class is.
     *
     * @param whole names without a star
     * @param beginnings names with a star, without it
     */
    record Names(Set<String> whole, List<String> beginnings) {

        private static Names of(Set<String> patterns) {
            return new Names(
                    patterns.stream().filter(pattern -> !pattern.endsWith("*")).collect(Collectors.toUnmodifiableSet()),
                    patterns.stream()
                            .filter(pattern -> pattern.endsWith("*"))
                            .map(pattern -> pattern.substring(0, pattern.length() - 1))
                            .toList());
        }

        boolean has(String name) {
            if (whole.contains(name)) {
                return true;
            }
            for (String beginning : beginnings) {
                if (name.startsWith(beginning)) {
                    return true;
                }
            }
            return false;
        }
    }
}
