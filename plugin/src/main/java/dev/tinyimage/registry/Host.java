package dev.tinyimage.registry;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.URI;

/** What can be said of a registry by its host and port alone. */
final class Host {

    private static final int HTTPS = 443;
    private static final int TIMEOUT_MILLIS = 10_000;

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

    /** Says at once that nobody answers: Jib's client tries again for a minute. Behind a proxy only it can tell. */
    static void checkReachable(String registry) throws IOException {
        URI uri = uri(registry);
        boolean direct = ProxySelector.getDefault().select(uri).contains(Proxy.NO_PROXY);
        if (!direct) {
            return;
        }
        InetSocketAddress address = new InetSocketAddress(uri.getHost(), uri.getPort() < 0 ? HTTPS : uri.getPort());
        if (address.isUnresolved()) {
            throw Messages.unreachable(registry, "there is no host of this name");
        }
        try (Socket socket = new Socket()) {
            socket.connect(address, TIMEOUT_MILLIS);
        } catch (IOException e) {
            throw Messages.unreachable(registry, e.getMessage());
        }
    }

    private static URI uri(String registry) {
        return URI.create("https://" + registry);
    }
}
