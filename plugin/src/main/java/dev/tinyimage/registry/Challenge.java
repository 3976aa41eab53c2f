package dev.tinyimage.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How a registry wants to be logged in to (RFC 9110, section 11.6.1).
 *
 * @param scheme in lower-case letters, such as {@code bearer}
 * @param parameters their names in lower-case letters
 */
record Challenge(String scheme, Map<String, String> parameters) {

    /** A parameter, or else the scheme that those after it belong to. */
    private static final Pattern PART = Pattern.compile("([\\w-]+)\\s*=\\s*(?:\"([^\"]*)\"|([^\\s,\"]+))|([\\w-]+)");

    /** Of several challenges the one that wants a token, for passwords are the older way; else the first. */
    static Challenge parse(String header) {
        List<Challenge> challenges = new ArrayList<>(List.of(new Challenge("", new TreeMap<>())));
        Matcher matcher = PART.matcher(header);
        while (matcher.find()) {
            if (matcher.group(4) != null) {
                challenges.add(new Challenge(matcher.group(4).toLowerCase(Locale.ROOT), new TreeMap<>()));
            } else {
                String value = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
                challenges
                        .get(challenges.size() - 1)
                        .parameters()
                        .put(matcher.group(1).toLowerCase(Locale.ROOT), value);
            }
        }
        return challenges.stream()
                .filter(Challenge::wantsToken)
                .findFirst()
                .orElse(challenges.get(Math.min(1, challenges.size() - 1)));
    }

    boolean wantsToken() {
        return scheme.equals("bearer") && parameters.containsKey("realm");
    }

    boolean wantsPassword() {
        return scheme.equals("basic");
    }

    /** What the token must be good for, such as {@code repository:team/app:pull}. */
    List<String> scopes() {
        return Stream.of(parameters.getOrDefault("scope", "").split(" "))
                .filter(scope -> !scope.isEmpty())
                .toList();
    }
}
