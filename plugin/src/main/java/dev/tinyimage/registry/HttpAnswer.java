package dev.tinyimage.registry;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Optional;

/** The answer to a request that was granted. Closed when it has been read, its connection serves the next one. */
final class HttpAnswer implements AutoCloseable {

    private final HttpURLConnection connection;
    private final URI uri;

    HttpAnswer(HttpURLConnection connection, URI uri) {
        this.connection = connection;
        this.uri = uri;
    }

    int status() throws IOException {
        return connection.getResponseCode();
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(connection.getHeaderField(name));
    }

    /** Where it sends whoever asked. */
    URI location() throws IOException {
        String location = header("Location").orElseThrow(() -> new IOException("an answer without Location"));
        try {
            URI place = uri.resolve(location);
            if (place.getHost() == null || !place.getScheme().matches("https?")) {
                throw new IllegalArgumentException("no place of HTTP");
            }
            return place;
        } catch (IllegalArgumentException e) {
            throw new IOException("an answer with the Location '" + location + "'", e);
        }
    }

    InputStream body() throws IOException {
        return connection.getInputStream();
    }

    @Override
    public void close() throws IOException {
        connection.getInputStream().close();
    }
}
