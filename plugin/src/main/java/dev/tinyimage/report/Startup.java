package dev.tinyimage.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tinyimage.cds.ArchiveKind;
import dev.tinyimage.console.Console;
import dev.tinyimage.image.Image;
import dev.tinyimage.image.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What each start-up archive costs and buys, and {@code startup.json}, which keeps that for later reports.
 *
 * @param rows the one without an archive first
 */
public record Startup(List<Row> rows) {

    private static final int BITS = 8;

    /** A thousand bits in a millisecond are a megabit in a second. */
    private static final int BITS_PER_MILLISECOND = 1000;

    /**
     * An image with one kind of archive.
     *
     * @param archive what the archive holds
     * @param digest of the image
     * @param added bytes to pull, more than without an archive
     * @param millis from its start to its first answer
     * @param saved milliseconds of these
     */
    public record Row(String archive, String digest, long added, long millis, long saved) {

        /** The link, in Mbit/s, on which pulling the archive takes as long as it saves; none where it saves nothing. */
        public OptionalLong breakEven() {
            return added > 0 && saved > 0
                    ? OptionalLong.of(Math.round((double) added * BITS / BITS_PER_MILLISECOND / saved))
                    : OptionalLong.empty();
        }
    }

    public Startup {
        rows = List.copyOf(rows);
    }

    /**
     * Compares images.
     *
     * @param images with each kind of archive; there is one of none
     * @param millis from the start of each to its first answer
     */
    public static Startup of(Map<ArchiveKind, Image> images, Map<ArchiveKind, Long> millis) {
        List<Row> rows = new ArrayList<>();
        images.forEach((kind, image) -> rows.add(new Row(
                kind.name().toLowerCase(Locale.ROOT),
                image.digest(),
                image.compressedSize() - images.get(ArchiveKind.NONE).compressedSize(),
                millis.get(kind),
                millis.get(ArchiveKind.NONE) - millis.get(kind))));
        return new Startup(rows);
    }

    /** For people. */
    public List<String> table() {
        List<String> lines = new ArrayList<>(List.of("  archive      added      boot     saves  pays from"));
        for (Row row : rows) {
            lines.add(
                    row.added() == 0
                            ? String.format("  %-7s %10s %6d ms", row.archive(), "", row.millis())
                            : String.format(
                                    "  %-7s %10s %6d ms %6d ms  %s",
                                    row.archive(),
                                    Console.megabytes(row.added()),
                                    row.millis(),
                                    row.saved(),
                                    row.breakEven().isPresent()
                                            ? row.breakEven().getAsLong() + " Mbit/s"
                                            : "no link"));
        }
        return lines;
    }

    /** For scripts, and for later reports. */
    public String json() {
        ObjectNode json = Json.object();
        ArrayNode list = json.putArray("archives");
        for (Row row : rows) {
            ObjectNode node = list.addObject()
                    .put("archive", row.archive())
                    .put("digest", row.digest())
                    .put("addedSize", row.added())
                    .put("millis", row.millis())
                    .put("savedMillis", row.saved());
            row.breakEven().ifPresent(speed -> node.put("breakEvenMbits", speed));
        }
        return Json.pretty(json);
    }

    /** What was measured of an image; no rows where it was another, or none. */
    static JsonNode measured(Path file, Image image) throws IOException {
        JsonNode rows = Files.isRegularFile(file)
                ? Json.read(Files.readAllBytes(file)).path("archives")
                : Json.object().putArray("archives");
        return rows.findValuesAsText("digest").contains(image.digest())
                ? rows
                : Json.object().putArray("archives");
    }
}
