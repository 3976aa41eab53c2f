package dev.tinyimage.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tinyimage.image.Json;
import dev.tinyimage.report.Breakdown.LayerParts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What has become larger or smaller since an earlier build.
 *
 * @param changes the largest first
 */
public record Growth(List<Change> changes) {

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
     * Compares with the {@code result.json} that an earlier build has left.
     *
     * @return no changes where there is none
     */
    public static Growth since(Path result, Breakdown now) throws IOException {
        if (!Files.isRegularFile(result)) {
            return new Growth(List.of());
        }
        Map<String, Long> before = new TreeMap<>();
        ObjectNode earlier = Json.read(Files.readAllBytes(result));
        for (JsonNode layer : earlier.path("platforms").path(0).path("layers")) {
            layer.path("contents")
                    .forEach(part -> before.merge(
                            part.path("name").asText(),
                            part.path("compressedSize").asLong(),
                            Long::sum));
        }
        return before.isEmpty() ? new Growth(List.of()) : between(before, owners(now));
    }

    private static Map<String, Long> owners(Breakdown breakdown) {
        Map<String, Long> owners = new TreeMap<>();
        for (LayerParts layer : breakdown.layers()) {
            layer.owners().forEach((owner, size) -> owners.merge(owner, size, Long::sum));
        }
        return owners;
    }

    private static Growth between(Map<String, Long> before, Map<String, Long> after) {
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
        return new Growth(changes);
    }
}
