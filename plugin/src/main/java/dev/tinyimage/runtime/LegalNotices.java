package dev.tinyimage.runtime;

import dev.tinyimage.image.Entry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Legal notices of modules; most are links to those of java.base. */
final class LegalNotices {

    /** What jlink writes instead of a link where files have no POSIX modes, as on Windows (its DefaultImageBuilder). */
    private static final Pattern INSTEAD = Pattern.compile("Please see (\\.\\.[/\\\\][^\\r\\n]+)\\R");

    private static final int LONGEST = 1024;

    private LegalNotices() {}

    /**
     * The link that a text stands for; other files stay as they are.
     *
     * @param path of the file, from the runtime's folder
     */
    static Entry linked(Entry.File file, String path) throws IOException {
        if (!path.startsWith("legal/") || file.content().size() > LONGEST) {
            return file;
        }
        try (InputStream in = file.content().open()) {
            Matcher text = INSTEAD.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            return text.matches() ? new Entry.Link(file.path(), text.group(1).replace('\\', '/')) : file;
        }
    }
}
