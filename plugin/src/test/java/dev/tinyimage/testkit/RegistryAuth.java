package dev.tinyimage.testkit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Who may do what at the registry. */
interface RegistryAuth {

    /** Where tokens are given out. */
    String TOKEN_PATH = "/token";

    /** The refusal, or empty where the request may go on. */
    Optional<RegistryReply> refuse(RegistryRequest request, String address);

    /** The answer to a request for a token. */
    default RegistryReply token(RegistryRequest request) {
        return RegistryReply.of(404);
    }

    /** Forgets all tokens, as if their time were over. */
    default void revoke() {}

    static RegistryReply challenge(String challenge) {
        return RegistryReply.error(401, "UNAUTHORIZED", "authentication required")
                .with("WWW-Authenticate", challenge);
    }

    /** Everybody may do everything. */
    record Open() implements RegistryAuth {

        @Override
        public Optional<RegistryReply> refuse(RegistryRequest request, String address) {
            return Optional.empty();
        }
    }

    /** A user and a password with every request (RFC 7617). */
    record Basic(Credentials credentials) implements RegistryAuth {

        @Override
        public Optional<RegistryReply> refuse(RegistryRequest request, String address) {
            boolean known = request.header("Authorization")
                    .filter(credentials.basic()::equals)
                    .isPresent();
            return known ? Optional.empty() : Optional.of(challenge("Basic realm=\"" + address + "\""));
        }
    }

    /**
     * A token with every request, which is given out for a user and a password and is good only for the scopes it was
     * asked for ("Token Authentication Specification" of the distribution project).
     */
    final class Bearer implements RegistryAuth {

        private static final Pattern REPOSITORY = Pattern.compile("/v2/(.+)/(?:blobs|manifests|tags)/.*");

        private final Basic login;
        private final Map<String, Set<String>> granted = new ConcurrentHashMap<>();

        Bearer(Credentials credentials) {
            login = new Basic(credentials);
        }

        @Override
        public Optional<RegistryReply> refuse(RegistryRequest request, String address) {
            Set<String> needed = scopes(request);
            boolean allowed = request.header("Authorization")
                    .map(granted::get)
                    .filter(rights -> rights.containsAll(single(needed)))
                    .isPresent();
            return allowed ? Optional.empty() : Optional.of(challenge(challengeFor(needed, address)));
        }

        private static String challengeFor(Set<String> needed, String address) {
            String start = "Bearer realm=\"http://" + address + TOKEN_PATH + "\",service=\"" + address + "\"";
            return needed.isEmpty() ? start : start + ",scope=\"" + String.join(" ", needed) + "\"";
        }

        /** Writing needs both actions, and a mount needs to read the repository it takes the blob from. */
        private static Set<String> scopes(RegistryRequest request) {
            Set<String> scopes = new TreeSet<>();
            Matcher path = REPOSITORY.matcher(request.path());
            if (path.matches()) {
                scopes.add("repository:" + path.group(1) + (request.reads() ? ":pull" : ":pull,push"));
            }
            request.parameter("from").ifPresent(from -> scopes.add("repository:" + from + ":pull"));
            return scopes;
        }

        /** {@code repository:example:pull,push} is two rights. */
        private static Set<String> single(Iterable<String> scopes) {
            Set<String> rights = new TreeSet<>();
            for (String scope : scopes) {
                int colon = scope.lastIndexOf(':');
                for (String action : scope.substring(colon + 1).split(",")) {
                    rights.add(scope.substring(0, colon + 1) + action);
                }
            }
            return rights;
        }

        @Override
        public RegistryReply token(RegistryRequest request) {
            return login.refuse(request, "token").orElseGet(() -> {
                String token = UUID.randomUUID().toString();
                granted.put("Bearer " + token, single(asked(request)));
                return RegistryReply.json(200, Map.of("token", token, "expires_in", 300));
            });
        }

        @Override
        public void revoke() {
            granted.clear();
        }

        /** Several scopes come as several parameters, or as one with spaces between. */
        private static List<String> asked(RegistryRequest request) {
            return request.query().getOrDefault("scope", List.of()).stream()
                    .flatMap(scopes -> Stream.of(scopes.split(" ")))
                    .toList();
        }
    }
}
