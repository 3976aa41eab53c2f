package dev.tinyimage.example;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.json.JSONException;
import org.json.JSONObject;
import org.json.JSONParserConfiguration;

/** The latest notes of visitors, newest first. They live in memory, so every limit here bounds it. */
final class GuestBook {

    private static final int MAX_NOTES = 50;
    private static final int MAX_CHARACTERS = 280;
    private static final int MAX_BODY_BYTES = 4096;

    private static final JSONParserConfiguration STRICT = new JSONParserConfiguration().withStrictMode();

    private final Deque<Map<String, String>> notes = new ArrayDeque<>();

    Reply list(HttpExchange request) {
        return Reply.json(200, latest());
    }

    Reply add(HttpExchange request) throws IOException {
        byte[] body = request.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
        if (body.length > MAX_BODY_BYTES) {
            return Reply.error(413, "a request has at most " + MAX_BODY_BYTES + " bytes");
        }
        String text = text(body);
        if (text.isEmpty() || text.length() > MAX_CHARACTERS) {
            return Reply.error(400, "expected {\"text\": \"1 to " + MAX_CHARACTERS + " characters\"}");
        }
        return Reply.json(201, keep(text));
    }

    /** The note in a request, or nothing where there is none. */
    private static String text(byte[] body) {
        try {
            String json = new String(body, StandardCharsets.UTF_8);
            return new JSONObject(json, STRICT).getString("text").strip();
        } catch (JSONException e) {
            return "";
        }
    }

    private synchronized Map<String, String> keep(String text) {
        Map<String, String> note = Map.of("text", text, "at", Instant.now().toString());
        notes.addFirst(note);
        if (notes.size() > MAX_NOTES) {
            notes.removeLast();
        }
        return note;
    }

    private synchronized List<Map<String, String>> latest() {
        return List.copyOf(notes);
    }
}
