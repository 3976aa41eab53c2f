package dev.tinyimage.example;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The latest notes of visitors, newest first. They live in memory, so every limit here bounds it. */
final class GuestBook {

    private static final int MAX_NOTES = 50;
    private static final int MAX_CHARACTERS = 280;
    private static final int MAX_BODY_BYTES = 4096;

    private final Deque<JsonObject> notes = new ArrayDeque<>();

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
            return JsonParser.object().from(json).getString("text", "").strip();
        } catch (JsonParserException e) {
            return "";
        }
    }

    private synchronized JsonObject keep(String text) {
        JsonObject note = new JsonObject();
        note.put("text", text);
        note.put("at", Instant.now().toString());
        notes.addFirst(note);
        if (notes.size() > MAX_NOTES) {
            notes.removeLast();
        }
        return note;
    }

    private synchronized List<JsonObject> latest() {
        return List.copyOf(notes);
    }
}
