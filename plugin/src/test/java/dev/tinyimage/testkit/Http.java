package dev.tinyimage.testkit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Questions to servers on loopback. */
final class Http {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LIMIT)
            .build();

    private Http() {}

    static HttpResponse<String> get(int port, String path, Optional<Credentials> credentials) throws IOException {
        URI uri = URI.create("http://localhost:" + port + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(LIMIT);
        credentials.ifPresent(user -> request.header("Authorization", user.basic()));
        return send(request.build());
    }

    static HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            throw Wait.interrupted(e);
        }
    }
}
