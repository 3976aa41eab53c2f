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
import java.util.concurrent.ConcurrentHashMap;

/**
 * Values as a text that is the same wherever and whenever it is written. Records are written component by component, so no
 * parameter can be forgotten that comes later. Of files it has what is in them, not where they lie.
 */
public final class Facts {

    private final Cache cache;
    private final Map<Path, String> digests = new ConcurrentHashMap<>();
    private final StringBuilder text = new StringBuilder();

    /** @param cache keeps digests of files */
    public Facts(Cache cache) {
        this.cache = cache;
    }

    /** Reads files that are to be added, several at a time. */
    public Facts reading(List<Path> files) {
        files.parallelStream().forEach(this::digest);
        return this;
    }

    private String digest(Path file) {
        return digests.computeIfAbsent(file, path -> {
            try {
                return FileDigests.of(path, cache).sha256();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
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
            if (!Files.isDirectory(path)) {
                text.append(Files.exists(path) ? digest(path) : "none");
                return;
            }
            for (Entry entry : FolderEntries.of(path, "")) {
                writeEntry(entry, path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As the image gets it: links as what they say, not as what they lead to. */
    private void writeEntry(Entry entry, Path folder) throws IOException {
        if (entry instanceof Entry.File file) {
            writePlain(file.path());
            text.append(Integer.toOctalString(file.mode())).append(' ');
            writePath(folder.resolve(file.path().substring(1)));
        } else {
            writePlain(entry.toString());
        }
        text.append(',');
    }
}
