package dev.tinyimage.base;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A paragraph of dpkg's: fields, of which some go on in further lines (deb-control(5)).
 *
 * @param text without the empty line at its end
 */
record Paragraph(String text) {

    /** All of a file, which empty lines divide. */
    static List<Paragraph> all(String file) {
        return Stream.of(file.split("\\n\\n+")).map(Paragraph::new).toList();
    }

    /** The first line of a field; empty where there is none of that name. */
    String field(String name) {
        Matcher field = Pattern.compile("^" + Pattern.quote(name) + ":(.*)$", Pattern.MULTILINE)
                .matcher(text);
        return field.find() ? field.group(1).strip() : "";
    }
}
