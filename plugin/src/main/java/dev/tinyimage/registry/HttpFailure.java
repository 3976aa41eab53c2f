package dev.tinyimage.registry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tinyimage.console.Console;
import dev.tinyimage.image.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An answer that grants nothing. */
final class HttpFailure extends IOException {

    private static final long serialVersionUID = 1L;

    static final int BAD_REQUEST = 400;
    static final int UNAUTHORIZED = 401;
    static final int FORBIDDEN = 403;
    static final int NOT_FOUND = 404;
    static final int METHOD_NOT_ALLOWED = 405;

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int FIRST_SERVER_ERROR = 500;
    private static final int LONGEST_ANSWER = 10_000;
    private static final int LONGEST_TEXT = 300;

    private final URI uri;
    private final int status;
    private final String challenge;
    private final String retryAfter;

    private HttpFailure(String message, URI uri, int status, String challenge, String retryAfter) {
        super(message);
        this.uri = uri;
        this.status = status;
        this.challenge = challenge;
        this.retryAfter = retryAfter;
    }

    static HttpFailure of(HttpAsk ask, HttpURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        String said = said(connection);
        return new HttpFailure(
                "the answer to " + ask.method() + " " + ask.uri().getPath() + " is " + status
                        + (said.isEmpty() ? "" : ": " + said),
                ask.uri(),
                status,
                challenges(connection),
                connection.getHeaderField("Retry-After"));
    }

    /** Registries say why in JSON (OCI distribution specification, "Error Codes"), proxies before them in HTML. */
    private static String said(HttpURLConnection connection) {
        try (InputStream in = connection.getErrorStream()) {
            byte[] bytes = in == null ? new byte[0] : in.readNBytes(LONGEST_ANSWER);
            if (bytes.length == 0) {
                return ""; // as to HEAD
            }
            JsonNode error = Json.read(bytes).path("errors").path(0);
            String said = Console.oneLine(
                    error.path("message").asText(error.path("code").asText()));
            return said.substring(0, Math.min(said.length(), LONGEST_TEXT));
        } catch (IOException e) {
            return "";
        }
    }

    /** Registries name several ways in one header or in several (RFC 9110, section 5.3). */
    private static String challenges(HttpURLConnection connection) {
        List<String> challenges = new ArrayList<>();
        connection.getHeaderFields().forEach((name, values) -> {
            if ("WWW-Authenticate".equalsIgnoreCase(name)) {
                challenges.addAll(0, values);
            }
        });
        return String.join(", ", challenges);
    }

    /** Who gave the answer, which may be a server that the one that was asked sent on to. */
    URI uri() {
        return uri;
    }

    int status() {
        return status;
    }

    boolean isRefusal() {
        return status == UNAUTHORIZED || status == FORBIDDEN;
    }

    /** Whether the same request may be granted a little later. */
    boolean isPassing() {
        return status == TOO_MANY_REQUESTS || status >= FIRST_SERVER_ERROR;
    }

    /** How to log in (RFC 9110, section 11.6.1). */
    Optional<String> challenge() {
        return Optional.of(challenge).filter(text -> !text.isEmpty());
    }

    /** When to come again (RFC 9110, section 10.2.3). */
    Optional<String> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
