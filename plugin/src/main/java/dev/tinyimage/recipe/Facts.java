package dev.tinyimage.recipe;

import dev.tinyimage.cache.Cache;
import dev.tinyimage.cache.FileDigests;
import dev.tinyimage.image.Entry;
import dev.tinyimage.image.FolderEntries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Values as a text that is the same wherever and whenever it is written. Records are written component by component, so no
 * parameter can be forgotten that comes later. Of files it has what is in them, not where they lie.
 */
public final class Facts {

    private final Cache cache;
    private final StringBuilder text = new StringBuilder();

    /** @param cache keeps digests of files */
    public Facts(Cache cache) {
        this.cache = cache;
    }

    /** Adds a line. */
    public Facts add(String name, Object value) {
        text.append(name).append(' ');
        write(value);
        text.append('\n');
        return this;
    }

    /** All that was added. */
    public String text() {
        return text.toString();
    }

    private void write(Object value) {
        if (value instanceof Record fields) {
            writeFields(fields);
        } else if (value instanceof Optional<?> optional) {
            write(optional.stream().toList());
        } else if (value instanceof Set<?> set) {
            writeAll(new TreeSet<>(set));
        } else if (value instanceof Collection<?> list) {
            writeAll(list);
        } else if (value instanceof Map<?, ?> map) {
            writeAll(List.copyOf(new TreeMap<>(map).entrySet()));
        } else if (value instanceof Map.Entry<?, ?> entry) {
            writeAll(List.of(entry.getKey(), entry.getValue()));
        } else if (value instanceof Path path) {
            writePath(path);
        } else {
            writePlain(value);
        }
    }

    private void writeFields(Record fields) {
        text.append('(');
        for (RecordComponent field : fields.getClass().getRecordComponents()) {
            text.append(field.getName()).append('=');
            try {
                field.getAccessor().setAccessible(true);
                write(field.getAccessor().invoke(fields));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
            text.append(',');
        }
        text.append(')');
    }

    private void writeAll(Collection<?> values) {
        text.append('[');
        for (Object value : values) {
            write(value);
            text.append(',');
        }
        text.append(']');
    }

    /** With lengths, so that no text can look like two others. */
    private void writePlain(Object value) {
        boolean plain = value instanceof String
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Enum<?>
                || value instanceof Instant
                || value instanceof Duration;
        if (!plain) {
            throw new IllegalStateException("not a plain value: " + value.getClass());
        }
        String plainText = value instanceof Enum<?> constant ? constant.name() : value.toString();
        text.append(plainText.length()).append(':').append(plainText);
    }

    private void writePath(Path path) {
        try {
            if (Files.isDirectory(path)) {
                for (Entry entry : FolderEntries.of(path, "")) {
                    writeEntry(entry);
                }
            } else {
                text.append(Files.exists(path) ? digest(path) : "none");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As it would be in an image. */
    private void writeEntry(Entry entry) throws IOException {
        writePlain(entry.path());
        if (entry instanceof Entry.File file) {
            text.append(file.mode())
                    .append(' ')
                    .append(digest(file.content().file().orElseThrow()));
        } else if (entry instanceof Entry.Link link) {
            text.append("link ");
            writePlain(link.target());
        } else {
            text.append("folder");
        }
        text.append(',');
    }

    private String digest(Path file) throws IOException {
        return FileDigests.of(file, cache).sha256();
    }
}
