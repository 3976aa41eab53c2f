package dev.tinyimage.registry;

import java.net.URI;

/** What can be said of a registry by its host and port alone. */
final class Host {

    private static final int HTTPS_PORT = 443;

    private Host() {}

    /** On this machine plain HTTP is safe, and usual for test registries; Docker allows it there too. */
    static boolean isLocal(String registry) {
        String host = uri(registry).getHost();
        return host != null
                && (host.equals("localhost")
                        || host.endsWith(".localhost")
                        || host.matches("127(\\.\\d{1,3}){3}")
                        || host.equals("[::1]"));
    }

    /**
     * Whether two places are of one server. Registries behind a proxy may call themselves {@code http}; what becomes of that
     * is decided when it is asked.
     */
    static boolean isSame(URI one, URI other) {
        return one.getHost() != null && one.getHost().equalsIgnoreCase(other.getHost()) && port(one) == port(other);
    }

    private static int port(URI place) {
        return place.getPort() < 0 ? HTTPS_PORT : place.getPort();
    }

    private static URI uri(String registry) {
        return URI.create("https://" + registry);
    }
}
