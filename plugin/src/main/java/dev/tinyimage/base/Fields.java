package dev.tinyimage.base;

import java.util.ArrayList;
import java.util.List;

/**
 * Texts in a line, for the cache: what a build reads at its start, when a JVM has compiled nothing yet. The loops over
 * characters take a tenth of what JSON does.
 */
final class Fields {

    static final char TAB = '\t';

    /** Between the items of a field, and between the parts of an item (ISO 646: unit and record separator). */
    static final char ITEM = '\u001f';

    static final char PART = '\u001e';

    private static final char ESCAPE = '\\';

    /** Control characters are moved up by so much behind the escape. */
    private static final int UP = '@';

    private Fields() {}

    /** Writes a text so that it holds no control character. */
    static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ') {
                plain.append(ESCAPE).append((char) (c + UP));
            } else if (c == ESCAPE) {
                plain.append(ESCAPE).append(ESCAPE);
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    /** The opposite of {@link #plain}. */
    static String text(String plain) {
        if (plain.indexOf(ESCAPE) < 0) {
            return plain;
        }
        StringBuilder text = new StringBuilder(plain.length());
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (c == ESCAPE) {
                char next = plain.charAt(++i);
                text.append(next == ESCAPE ? next : (char) (next - UP));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    /** Some texts in one; of a list without any, nothing. */
    static String join(Iterable<String> texts, char separator) {
        StringBuilder joined = new StringBuilder();
        for (String text : texts) {
            joined.append(joined.isEmpty() ? "" : separator).append(plain(text));
        }
        return joined.toString();
    }

    /** The opposite of {@link #join}, of texts without further separators. */
    static List<String> texts(String joined, char separator) {
        List<String> texts = split(joined, separator);
        texts.replaceAll(Fields::text);
        return texts;
    }

    /** What lies between separators, as it is written. */
    static List<String> split(String joined, char separator) {
        List<String> parts = new ArrayList<>();
        if (joined.isEmpty()) {
            return parts;
        }
        int at = 0;
        for (int end = joined.indexOf(separator); end >= 0; end = joined.indexOf(separator, at)) {
            parts.add(joined.substring(at, end));
            at = end + 1;
        }
        parts.add(joined.substring(at));
        return parts;
    }
}
