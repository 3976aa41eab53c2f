package dev.tinyimage.modules;

import java.util.Collection;
import java.util.Comparator;
import java.util.stream.IntStream;

/** The name that a user most likely meant. */
final class NearestName {

    private NearestName() {}

    /** The one that the fewest changes of a letter lead to (Levenshtein's distance). */
    static String of(String name, Collection<String> names) {
        return names.stream()
                .min(Comparator.<String>comparingInt(other -> distance(name, other))
                        .thenComparing(Comparator.naturalOrder()))
                .orElseThrow();
    }

    private static int distance(String from, String to) {
        int[] costs = IntStream.rangeClosed(0, to.length()).toArray();
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = costs[0];
            costs[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int substituted = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = costs[j];
                costs[j] = Math.min(substituted, 1 + Math.min(costs[j], costs[j - 1]));
            }
        }
        return costs[to.length()];
    }
}
