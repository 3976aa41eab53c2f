package dev.tinyimage.registry;

import java.net.URI;

/** What can be said of a registry by its host and port alone. */
final class Host {

    private Host() {}

    /** On this machine plain HTTP is safe, and usual for test registries; Docker allows it there too. */
    static boolean isLocal(String registry) {
        String host = uri(registry).getHost();
        return host != null
                && (host.equals("localhost")
                        || host.endsWith(".localhost")
                        || host.startsWith("127.")
                        || host.equals("[::1]"));
    }

    private static URI uri(String registry) {
        return URI.create("https://" + registry);
    }
}
