package dev.tinyimage.testkit;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the registry answers. */
record RegistryReply(int status, Map<String, String> headers, byte[] body) {

    private static final JsonMapper JSON = new JsonMapper();

    static RegistryReply of(int status) {
        return new RegistryReply(status, Map.of(), new byte[0]);
    }

    static RegistryReply content(String mediaType, byte[] body) {
        return new RegistryReply(200, Map.of("Content-Type", mediaType), body);
    }

    static RegistryReply json(int status, Object value) {
        try {
            return new RegistryReply(status, Map.of("Content-Type", "application/json"), JSON.writeValueAsBytes(value));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** OCI distribution spec, "Error Codes": a list of code and message. */
    static RegistryReply error(int status, String code, String message) {
        return json(status, Map.of("errors", List.of(Map.of("code", code, "message", message))));
    }

    RegistryReply with(String header, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new RegistryReply(status, more, body);
    }

    RegistryReply withStatus(int other) {
        return new RegistryReply(other, headers, body);
    }

    /** To HEAD the length is told as it would be for GET, but nothing follows (RFC 9110, section 9.3.2). */
    void send(HttpExchange exchange) throws IOException {
        headers.forEach(exchange.getResponseHeaders()::set);
        boolean head = exchange.getRequestMethod().equals("HEAD");
        if (head) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
        }
        boolean silent = head || body.length == 0;
        exchange.sendResponseHeaders(status, silent ? -1 : body.length);
        if (!silent) {
            exchange.getResponseBody().write(body);
        }
    }
}
