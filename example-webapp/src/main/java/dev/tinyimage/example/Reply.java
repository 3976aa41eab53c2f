package dev.tinyimage.example;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.json.JSONObject;

/** An answer to a request, complete before its first byte is sent. */
final class Reply {

    private final int status;
    private final byte[] body;
    private final Headers headers = new Headers();

    Reply(int status, String type, byte[] body) {
        this.status = status;
        this.body = body;
        with("Content-Type", type);
        with("Cache-Control", "no-cache");
        with("Content-Security-Policy", "default-src 'self'");
        with("X-Content-Type-Options", "nosniff");
    }

    static Reply text(String text) {
        return new Reply(200, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    static Reply json(int status, Object value) {
        return new Reply(
                status, "application/json", JSONObject.valueToString(value).getBytes(StandardCharsets.UTF_8));
    }

    static Reply error(int status, String message) {
        return json(status, Map.of("error", message));
    }

    Reply with(String header, String value) {
        headers.set(header, value);
        return this;
    }

    void send(HttpExchange request) throws IOException {
        request.getResponseHeaders().putAll(headers);
        if (request.getRequestMethod().equals("HEAD")) {
            request.getResponseHeaders().set("Content-Length", String.valueOf(body.length));
            request.sendResponseHeaders(status, -1);
        } else if (body.length == 0) {
            request.sendResponseHeaders(status, -1);
        } else {
            request.sendResponseHeaders(status, body.length);
            request.getResponseBody().write(body);
        }
    }
}
