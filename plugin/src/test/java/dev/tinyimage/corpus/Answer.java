package dev.tinyimage.corpus;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What an app answered.
 *
 * @param status 0 if there was no answer; the body then says why
 */
record Answer(int status, byte[] body) {

    private static final int SHOWN_BEFORE = 20;
    private static final int SHOWN = 160;

    static Answer none(Exception cause) {
        return new Answer(0, cause.toString().getBytes(StandardCharsets.UTF_8));
    }

    boolean same(Answer other) {
        return status == other.status && Arrays.equals(body, other.body);
    }

    /** Its status and the part of its body where the two differ. */
    String against(Answer other) {
        String text = text();
        int from = Math.max(0, Arrays.mismatch(text.toCharArray(), other.text().toCharArray()) - SHOWN_BEFORE);
        int to = Math.min(text.length(), from + SHOWN);
        return (status == 0 ? "nothing" : status) + " " + (from > 0 ? "..." : "")
                + text.substring(from, to).replaceAll("\\R", " ") + (to < text.length() ? "..." : "");
    }

    private String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
