package dev.tinyimage.base;

import java.util.Arrays;
import java.util.Collection;

/** Names of symbol versions, such as {@code GLIBC_2.34}: a kind and numbers. */
final class Versions {

    private Versions() {}

    /** By numbers, not by letters: 2.4 comes before 2.34. */
    static int compare(String one, String other) {
        return Arrays.compare(numbers(one), numbers(other));
    }

    /** The newest of the same kind as a version; empty where there is none. */
    static String newest(String like, Collection<String> versions) {
        String kind = kind(like);
        return versions.stream()
                .filter(version -> kind(version).equals(kind) && numbers(version).length > 0)
                .max(Versions::compare)
                .orElse("");
    }

    private static String kind(String version) {
        return version.substring(0, version.lastIndexOf('_') + 1);
    }

    /** None for names such as {@code GLIBC_PRIVATE}. */
    private static int[] numbers(String version) {
        String numbers = version.substring(version.lastIndexOf('_') + 1);
        return numbers.matches("\\d{1,9}(\\.\\d{1,9})*")
                ? Arrays.stream(numbers.split("\\."))
                        .mapToInt(Integer::parseInt)
                        .toArray()
                : new int[0];
    }
}
