package dev.tinyimage.scan;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The names of classes in a page of Java. To use a class of another package it has to name that package in full, in an
 * import, in an attribute or in code, so the text is searched and not translated; a name that only is shown to people
 * counts too.
 */
final class PageNames {

    /** Never translated (Jakarta Pages 3.1, 1.5.2). */
    private static final Pattern COMMENT = Pattern.compile("(?s)<%--.*?--%>");

    private static final Pattern NAME = Pattern.compile("\\b[a-z]\\w*(?:\\.[a-z]\\w*)+\\.(?:[A-Z]\\w*|\\*)");

    private PageNames() {}

    /** Names such as {@code java.sql.Date} and {@code java.sql.*}; of a nested class, the one around it. */
    static Set<String> of(byte[] page) {
        String text = new String(page, StandardCharsets.ISO_8859_1); // every package of the JDK is ASCII
        return NAME.matcher(COMMENT.matcher(text).replaceAll(""))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }
}
