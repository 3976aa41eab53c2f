package dev.tinyimage.registry;

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

    private static final Pattern PARAMETER = Pattern.compile("([\\w-]+)\\s*=\\s*(?:\"([^\"]*)\"|([^\\s,\"]+))");

    static Challenge parse(String header) {
        Map<String, String> parameters = new TreeMap<>();
        Matcher matcher = PARAMETER.matcher(header);
        while (matcher.find()) {
            String value = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
            parameters.put(matcher.group(1).toLowerCase(Locale.ROOT), value);
        }
        String scheme = header.strip().split("\\s", 2)[0];
        return new Challenge(scheme.toLowerCase(Locale.ROOT), parameters);
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
