package dev.tinyimage.registry;

import dev.tinyimage.console.Console;
import dev.tinyimage.image.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Authenticator;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * Asks servers by HTTP, with the JDK's own connections: they stay open for the next request, go through the proxies that
 * system properties name, and need a tenth of the time of other clients in a JVM that has just started.
 */
final class Http implements AutoCloseable {

    private static final int CONNECT_MILLIS = 10_000;

    /** Some registries move a layer to where it stays before they answer. */
    private static final int READ_MILLIS = 60_000;

    private static final int MOST_REDIRECTS = 5;
    private static final int BUFFER = 1 << 16;
    private static final String HTTPS = "https";

    /** Ways to speak to a server; all but the first need the user's leave, or that the server is on this machine. */
    private enum Transport {
        HTTPS,
        UNVERIFIED_HTTPS,
        PLAIN
    }

    private final boolean insecure;
    private final Console console;
    private final Map<String, Transport> known = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /**
     * A client.
     *
     * @param insecure whether HTTP and unknown certificates are allowed; on this machine they always are
     */
    Http(boolean insecure, Console console) {
        this.insecure = insecure;
        this.console = console;
    }

    /**
     * Sends a request, and follows where it is sent on to.
     *
     * @throws HttpFailure if it is not granted
     */
    HttpAnswer send(HttpAsk ask) throws IOException {
        HttpAsk next = ask;
        for (int i = 0; i < MOST_REDIRECTS; i++) {
            HttpAnswer answer = byBestWay(next);
            if (!isRedirect(answer.status(), ask)) {
                return answer;
            }
            URI place = answer.location();
            answer.close();
            next = next.redirected(place);
        }
        throw new IOException(ask.uri() + " leads in a circle");
    }

    /** 307 and 308 are for all methods, the older ones for reading (RFC 9110, section 15.4). */
    private static boolean isRedirect(int status, HttpAsk ask) {
        return status == 307 || status == 308 || ask.reads() && status >= 301 && status <= 303;
    }

    private HttpAnswer byBestWay(HttpAsk ask) throws IOException {
        String server = ask.uri().getRawAuthority();
        Transport found = known.get(server);
        if (found != null || !ask.uri().getScheme().equals(HTTPS)) {
            return exchange(ask, found == null ? Transport.PLAIN : found);
        }
        List<Transport> transports = transports(server);
        IOException first = null;
        for (Transport transport : transports) {
            try {
                HttpAnswer answer = exchange(ask, transport);
                known.put(server, transport);
                return answer;
            } catch (IOException e) {
                first = first == null ? e : first;
                if (e instanceof HttpFailure failure && !isNoAnswer(failure, transport)) {
                    known.put(server, transport);
                    throw e;
                }
                if (!leadsOn(e, transport, ask.uri()) || transport == transports.get(transports.size() - 1)) {
                    throw first;
                }
                tell(server, transport, e);
            }
        }
        throw new IllegalStateException("there is always a way");
    }

    private void tell(String server, Transport transport, IOException failure) {
        if (Host.isLocal(server)) {
            console.debug("not by " + transport + ": " + failure.getMessage());
        } else {
            console.warn(Messages.lessSecure(server, transport == Transport.HTTPS, failure));
        }
    }

    /** On this machine plain HTTP is what nearly all speak, and what others hear of it is no secret. */
    private List<Transport> transports(String server) {
        if (Host.isLocal(server)) {
            return List.of(Transport.PLAIN, Transport.UNVERIFIED_HTTPS);
        }
        return insecure
                ? List.of(Transport.HTTPS, Transport.UNVERIFIED_HTTPS, Transport.PLAIN)
                : List.of(Transport.HTTPS);
    }

    /** So servers of HTTPS answer to HTTP, those that do. */
    private static boolean isNoAnswer(HttpFailure failure, Transport transport) {
        return transport == Transport.PLAIN && failure.status() == HttpFailure.BAD_REQUEST;
    }

    /** A server that is nowhere is not looked for in another way, but HTTP has a port of its own. */
    private static boolean leadsOn(IOException failure, Transport transport, URI uri) {
        if (failure instanceof ConnectException) {
            return transport != Transport.PLAIN && uri.getPort() < 0;
        }
        return transport == Transport.PLAIN || failure instanceof SSLException;
    }

    private HttpAnswer exchange(HttpAsk ask, Transport transport) throws IOException {
        if (ask.isLogin()
                && transport == Transport.PLAIN
                && !Host.isLocal(ask.uri().getRawAuthority())) {
            throw new IOException("a login is not sent to " + ask.uri().getRawAuthority() + " by plain HTTP");
        }
        HttpURLConnection connection = connection(ask, transport);
        try {
            if (ask.body().isPresent()) {
                write(ask.body().get(), connection);
            }
        } catch (IOException e) {
            if (closed || !hasAnswered(connection)) {
                throw e;
            }
        }
        if (connection.getResponseCode() >= HttpFailure.BAD_REQUEST) {
            throw HttpFailure.of(ask, connection);
        }
        return new HttpAnswer(connection, ask.uri());
    }

    /** Whoever refuses a body may do so before it has all of it. */
    private static boolean hasAnswered(HttpURLConnection connection) {
        try {
            return connection.getResponseCode() >= HttpFailure.BAD_REQUEST;
        } catch (IOException e) {
            return false;
        }
    }

    private HttpURLConnection connection(HttpAsk ask, Transport transport) throws IOException {
        ProxyLogin.allow();
        URI uri = ask.uri();
        String scheme = transport == Transport.PLAIN ? "http" : HTTPS;
        HttpURLConnection connection = (HttpURLConnection)
                URI.create(scheme + uri.toString().substring(uri.getScheme().length()))
                        .toURL()
                        .openConnection();
        if (transport == Transport.UNVERIFIED_HTTPS && connection instanceof HttpsURLConnection unverified) {
            unverified.setSSLSocketFactory(believer());
            unverified.setHostnameVerifier((host, session) -> true);
        }
        connection.setAuthenticator(new ProxyLogin());
        connection.setInstanceFollowRedirects(false);
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setReadTimeout(READ_MILLIS);
        connection.setRequestMethod(ask.method());
        connection.setRequestProperty("User-Agent", "tinyimage");
        boolean maySayWho = transport != Transport.PLAIN || Host.isLocal(uri.getRawAuthority());
        ask.headers().forEach((name, value) -> {
            if (maySayWho || !name.equals(HttpAsk.AUTHORIZATION)) {
                connection.setRequestProperty(name, value);
            }
        });
        return connection;
    }

    private void write(Content body, HttpURLConnection connection) throws IOException {
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(body.size());
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = body.open();
                OutputStream out = connection.getOutputStream()) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (closed) {
                    throw new IOException("given up");
                }
                out.write(buffer, 0, n);
            }
        }
    }

    private static SSLSocketFactory believer() throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Believer()}, new SecureRandom());
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    /** What is being sent ends at its next piece. */
    @Override
    public void close() {
        closed = true;
    }

    /** Takes every certificate. */
    private static final class Believer implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    /** User and password of the proxy, in the system properties that go with {@code https.proxyHost}. */
    private static final class ProxyLogin extends Authenticator {

        private static final String TUNNELS = "jdk.http.auth.tunneling.disabledSchemes";

        /** Since 8u111 the JDK tells proxies no password on the way to HTTPS, unless it is told to. */
        static void allow() {
            if (System.getProperty("https.proxyUser") != null && System.getProperty(TUNNELS) == null) {
                System.setProperty(TUNNELS, "");
            }
        }

        @Override
        protected PasswordAuthentication getPasswordAuthentication() {
            if (getRequestorType() != RequestorType.PROXY) {
                return null;
            }
            String scheme = getRequestingURL().getProtocol();
            String user = System.getProperty(scheme + ".proxyUser");
            String password = System.getProperty(scheme + ".proxyPassword", "");
            return user == null ? null : new PasswordAuthentication(user, password.toCharArray());
        }
    }
}
