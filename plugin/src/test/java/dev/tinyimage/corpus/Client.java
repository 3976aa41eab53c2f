package dev.tinyimage.corpus;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks an app on loopback. */
record Client(int port) {

    private static final Duration READY_LIMIT = Duration.ofSeconds(120);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(100);

    /** HTTP/1.1, for the client asks for an upgrade to HTTP/2 otherwise, which not all servers answer alike. */
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Answer get(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(ANSWER_LIMIT)
                .build();
        try {
            HttpResponse<byte[]> response = HTTP.send(request, BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            return Answer.none(e);
        } catch (InterruptedException e) {
            throw Program.interrupted(e);
        }
    }

    /** Whether the path answers 200 before the limit and before the app's end. */
    boolean awaitReady(String path, Process app) {
        long end = System.nanoTime() + READY_LIMIT.toNanos();
        while (System.nanoTime() < end && !Program.ended(app, PAUSE)) {
            if (get(path).status() == 200) {
                return true;
            }
        }
        return false;
    }
}
