package dev.tinyimage.modules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A table that is kept as a text file: fields apart by bars, comments after a number sign at the start of a line. */
public final class Table {

    private Table() {}

    /**
     * Reads one.
     *
     * @param owner a class of the package that the file lies in
     * @return the fields of each line, stripped
     */
    public static List<List<String>> read(Class<?> owner, String file, int columns) {
        try (InputStream in = owner.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> fields(file, line, columns))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> fields(String file, String line, int columns) {
        List<String> fields =
                Arrays.stream(line.split("\\|")).map(String::strip).toList();
        if (fields.size() != columns) {
            throw new IllegalStateException(file + ": " + line);
        }
        return fields;
    }
}
