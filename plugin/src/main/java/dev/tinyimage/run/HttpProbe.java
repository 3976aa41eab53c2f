package dev.tinyimage.run;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/**
 * What GET answers.
 *
 * @param path with its query
 * @param statuses good ones
 */
record HttpProbe(String path, Statuses statuses, HttpClient client) implements Probe {

    /** Neither a proxy nor a redirection may lead away from the application. */
    HttpProbe(String path, Statuses statuses) {
        this(
                path.startsWith("/") ? path : "/" + path,
                statuses,
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .proxy(HttpClient.Builder.NO_PROXY)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build());
    }

    @Override
    public Optional<Reply> ask(int port, Duration limit) throws IOException {
        if (!TcpProbe.isOpen(port)) {
            return Optional.empty();
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(limit)
                .build();
        try {
            int status = client.send(request, BodyHandlers.discarding()).statusCode();
            return Optional.of(
                    new Reply("HTTP " + status + " on " + path, statuses.codes().contains(status)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the application answered", e);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
