package dev.tinyimage.jdk.source;

import dev.tinyimage.console.Console;
import dev.tinyimage.console.CountedOutput;
import dev.tinyimage.console.Step;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Fetches the archive of a JDK. */
public final class JdkDownload {

    private static final Duration CONNECT = Duration.ofSeconds(20);
    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final int OK = 200;

    private JdkDownload() {}

    /**
     * Fetches it.
     *
     * @param sha256 what it must have, in hexadecimal digits
     * @param file is written
     * @throws dev.tinyimage.console.UserError if it cannot be had, or is another one
     */
    public static void fetch(String url, String sha256, Path file, Console console) {
        try {
            HttpClient client = HttpClient.newBuilder()
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .connectTimeout(CONNECT)
                    .build();
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(url)).timeout(ANSWER).build();
            HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
            long size = response.headers().firstValueAsLong("Content-Length").orElse(0);
            try (InputStream in = response.body();
                    Step step = console.step("Fetching the JDK", size, Step.Unit.BYTES);
                    OutputStream out = new CountedOutput(Files.newOutputStream(file), step)) {
                if (response.statusCode() != OK) {
                    throw Messages.notFetched(url, "the server answers " + response.statusCode());
                }
                in.transferTo(out);
            }
            String digest = JdkArchive.digest(file);
            if (!digest.equalsIgnoreCase(sha256)) {
                throw Messages.otherDigest(url, sha256, digest);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw Messages.notFetched(url, e.getMessage() == null ? "no connection" : e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + url + " was fetched", e);
        }
    }
}
