package dev.tinyimage.cut.desktop;

import dev.tinyimage.modules.Table;
import java.util.List;
import java.util.Locale;

/**
 * A line of {@code desktop.txt}.
 *
 * @param what how the classes count
 * @param classes binary name, with a star at its end for all that begin so
 * @param others the same, of classes that those refer to; empty where it is about the classes alone
 */
record DesktopRule(What what, String classes, String others) {

    /** The table says what they mean. */
    enum What {
        BEANS,
        KEPT,
        HEADLESS,
        EDGE,
        SCREEN,
        WHOLE,
        IGNORED
    }

    private static final List<DesktopRule> ALL = Table.read(DesktopRule.class, "desktop.txt", 4).stream()
            .map(fields ->
                    new DesktopRule(What.valueOf(fields.get(0).toUpperCase(Locale.ROOT)), fields.get(1), fields.get(2)))
            .toList();

    /** Whether a class is one of those that a kind of lines names. */
    static boolean is(What what, String className) {
        return ALL.stream().anyMatch(rule -> rule.what == what && matches(rule.classes, className));
    }

    /** Whether a library's class is one whose mentions do not count; classes of a part begin with its name. */
    static boolean isIgnored(String className) {
        return ALL.stream().anyMatch(rule -> rule.what == What.IGNORED && className.startsWith(rule.classes));
    }

    /** Whether nothing goes from one class to the other, although the one refers to it. */
    static boolean isCut(String from, String to) {
        return ALL.stream()
                .anyMatch(rule -> rule.what == What.EDGE && matches(rule.classes, from) && matches(rule.others, to));
    }

    private static boolean matches(String pattern, String name) {
        return pattern.endsWith("*")
                ? name.startsWith(pattern.substring(0, pattern.length() - 1))
                : name.equals(pattern);
    }
}
