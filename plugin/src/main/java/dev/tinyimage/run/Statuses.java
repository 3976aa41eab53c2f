package dev.tinyimage.run;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Statuses of HTTP.
 *
 * @param text as the user writes them, such as {@code 200-299, 401}
 * @param codes each of them
 */
public record Statuses(String text, Set<Integer> codes) {

    private static final Pattern RANGE = Pattern.compile("([1-5]\\d\\d)(?:-([1-5]\\d\\d))?");

    public Statuses {
        codes = Set.copyOf(codes);
    }

    /** Reads codes and ranges of codes; empty if one of them is neither. */
    public static Optional<Statuses> of(List<String> texts) {
        Set<Integer> codes = new TreeSet<>();
        for (String text : texts) {
            Matcher range = RANGE.matcher(text);
            if (!range.matches()) {
                return Optional.empty();
            }
            int first = Integer.parseInt(range.group(1));
            int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
            IntStream.rangeClosed(first, last).forEach(codes::add);
        }
        return Optional.of(new Statuses(String.join(", ", texts), codes)).filter(statuses -> !codes.isEmpty());
    }
}
