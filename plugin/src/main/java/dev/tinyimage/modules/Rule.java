package dev.tinyimage.modules;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of {@code rules.txt}: what to look for, the module that it calls for, and why.
 *
 * @param own whether only the application's own jars count; in others it is a hint
 * @param trigger what kind of thing is looked for
 * @param pattern which; a star at its end stands for all that begin so
 * @param until the last release for which the rule holds
 * @param part the part of the module that it calls for; empty for none in particular
 */
record Rule(boolean own, Trigger trigger, String pattern, int until, String module, String part, String reason) {

    /** What a rule can look for. */
    enum Trigger {
        /** Holds always. */
        ALWAYS,
        /** A class of the JDK that byte code uses. */
        CLASS,
        /** A method or field of the JDK that byte code uses. */
        MEMBER,
        /** A string constant. */
        STRING,
        /** A package in one of the jars, by which a library is known whatever its file is called. */
        PACKAGE,
        /** An option of the JVM. */
        FLAG
    }

    private static final Pattern WHEN = Pattern.compile("(own )?(\\w+)(?: (\\S+))?(?: until (\\d+))?");

    static List<Rule> all() {
        return Table.read(Rule.class, "rules.txt", 3).stream().map(Rule::of).toList();
    }

    private static Rule of(List<String> fields) {
        Matcher when = WHEN.matcher(fields.get(0));
        if (!when.matches()) {
            throw new IllegalStateException("rules.txt: " + fields.get(0));
        }
        String[] called = fields.get(1).split(":");
        return new Rule(
                when.group(1) != null,
                Trigger.valueOf(when.group(2).toUpperCase(Locale.ROOT)),
                when.group(3) == null ? "" : when.group(3),
                when.group(4) == null ? Integer.MAX_VALUE : Integer.parseInt(when.group(4)),
                called[0],
                called.length == 1 ? "" : called[1],
                fields.get(2));
    }

    boolean matches(String name) {
        return pattern.endsWith("*") ? name.regionMatches(0, pattern, 0, pattern.length() - 1) : name.equals(pattern);
    }
}
