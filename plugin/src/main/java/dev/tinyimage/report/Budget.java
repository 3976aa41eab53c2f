package dev.tinyimage.report;

import dev.tinyimage.image.Image;
import dev.tinyimage.report.Growth.Change;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What a pull of the image may take.
 *
 * @param bytes compressed
 */
public record Budget(long bytes) {

    private static final int NAMED = 3;

    /** Whether an image keeps to it. */
    public boolean has(Image image) {
        return image.compressedSize() <= bytes;
    }

    /**
     * Checks that an image keeps to it.
     *
     * @throws dev.tinyimage.console.UserError if it is larger
     */
    public void check(Image image, Breakdown breakdown, Growth growth) {
        if (!has(image)) {
            throw Messages.tooLarge(bytes, image.compressedSize(), largest(breakdown), growth.since(), grown(growth));
        }
    }

    private static List<Map.Entry<String, Long>> largest(Breakdown breakdown) {
        List<Map.Entry<String, Long>> owners = new ArrayList<>();
        breakdown.layers().forEach(layer -> owners.addAll(layer.owners().entrySet()));
        owners.sort(Map.Entry.comparingByValue(Comparator.reverseOrder()));
        return owners.subList(0, Math.min(NAMED, owners.size()));
    }

    private static List<Change> grown(Growth growth) {
        return growth.changes().stream()
                .filter(change -> change.bytes() > 0)
                .limit(NAMED)
                .toList();
    }
}
