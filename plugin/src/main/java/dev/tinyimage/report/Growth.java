package dev.tinyimage.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tinyimage.image.Json;
import dev.tinyimage.image.Platform;
import dev.tinyimage.report.Breakdown.LayerParts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What has become larger or smaller.
 *
 * @param since what it is compared with, such as {@code the last build}
 * @param changes the largest first
 */
public record Growth(String since, List<Change> changes) {

    /** Bytes below which a change is only compression's noise. */
    private static final long NOISE = 1000;

    /**
     * A jar, module or file of which the compressed size has changed.
     *
     * @param before 0 where it is new
     * @param after 0 where it is gone
     */
    public record Change(String owner, long before, long after) {

        public long bytes() {
            return after - before;
        }
    }

    /**
     * Compares with the last published image, or else with the last build.
     *
     * @param result the {@code result.json} of that build
     * @return no changes where there is neither
     */
    public static Growth of(Platform platform, Breakdown now, Published published, Path result) throws IOException {
        Optional<String> last = published.last();
        if (last.isPresent()) {
            return since("the last published image", last.get(), platform, now);
        }
        return since("the last build", Files.isRegularFile(result) ? Files.readString(result) : "{}", platform, now);
    }

    private static Growth since(String what, String result, Platform platform, Breakdown now) throws IOException {
        Map<String, Long> before = new TreeMap<>();
        ObjectNode earlier = Json.read(result.getBytes(StandardCharsets.UTF_8));
        for (JsonNode image : earlier.path("platforms")) {
            if (image.path("platform").asText().equals(platform.toString())) {
                image.path("layers")
                        .forEach(layer -> layer.path("contents")
                                .forEach(part -> before.merge(
                                        part.path("name").asText(),
                                        part.path("compressedSize").asLong(),
                                        Long::sum)));
            }
        }
        return new Growth(what, before.isEmpty() ? List.of() : between(before, owners(now)));
    }

    private static Map<String, Long> owners(Breakdown breakdown) {
        Map<String, Long> owners = new TreeMap<>();
        for (LayerParts layer : breakdown.layers()) {
            layer.owners().forEach((owner, size) -> owners.merge(owner, size, Long::sum));
        }
        return owners;
    }

    private static List<Change> between(Map<String, Long> before, Map<String, Long> after) {
        Set<String> owners = new HashSet<>(before.keySet());
        owners.addAll(after.keySet());
        List<Change> changes = new ArrayList<>();
        for (String owner : owners) {
            Change change = new Change(owner, before.getOrDefault(owner, 0L), after.getOrDefault(owner, 0L));
            if (Math.abs(change.bytes()) >= NOISE) {
                changes.add(change);
            }
        }
        changes.sort(Comparator.comparingLong(Change::bytes).reversed().thenComparing(Change::owner));
        return changes;
    }
}
