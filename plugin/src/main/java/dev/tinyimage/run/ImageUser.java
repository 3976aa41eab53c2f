package dev.tinyimage.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The image's user, by number.
 *
 * @param user such as 65532
 * @param group such as 65532
 */
record ImageUser(String user, String group) {

    private static final int ID = 2;
    private static final int USERS_GROUP = 3;

    /**
     * Looks names up in the image's own tables.
     *
     * @param text number or name, with an optional group after a colon; empty for root
     */
    static ImageUser of(String text, Path root) throws IOException {
        String[] parts = (text.isEmpty() ? "0" : text).split(":");
        Optional<String[]> line = find(parts[0], root.resolve("etc/passwd"));
        String user = line.map(fields -> fields[ID]).orElse(parts[0]);
        if (parts.length == 1) {
            return new ImageUser(user, line.map(fields -> fields[USERS_GROUP]).orElse("0"));
        }
        return new ImageUser(
                user,
                find(parts[1], root.resolve("etc/group"))
                        .map(fields -> fields[ID])
                        .orElse(parts[1]));
    }

    /** Lines of both tables begin with name, password and number: passwd(5), group(5). */
    private static Optional<String[]> find(String nameOrId, Path table) throws IOException {
        if (!Files.isRegularFile(table, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(table, StandardCharsets.ISO_8859_1);
        return lines.stream()
                .map(line -> line.split(":"))
                .filter(fields -> fields.length > ID && (fields[0].equals(nameOrId) || fields[ID].equals(nameOrId)))
                .findFirst();
    }
}
