package dev.tinyimage.scan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The files that libraries ship in {@code META-INF/native-image} for GraalVM: what they use by reflection, proxies,
 * serialization, JNI and resource bundles. All name classes as text, so any text that is the name of a class will do,
 * whatever the version of the format.
 */
final class ReachabilityMetadata {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Predicate<String> isClass;
    private final Map<String, String> conditions = new TreeMap<>();

    private ReachabilityMetadata(Predicate<String> isClass) {
        this.isClass = isClass;
    }

    /**
     * The classes that a file names.
     *
     * @return for each the type without which it is not needed; empty where it always is
     */
    static Map<String, String> read(byte[] file, Predicate<String> isClass) {
        ReachabilityMetadata metadata = new ReachabilityMetadata(isClass);
        try {
            metadata.walk(MAPPER.readTree(file), "");
        } catch (IOException e) {
            // not JSON: GraalVM would refuse it too
        }
        return metadata.conditions;
    }

    private void walk(JsonNode node, String condition) {
        if (node.isTextual()) {
            String name = node.asText().replaceAll("(\\[])+$", "");
            if (isClass.test(name)) {
                conditions.merge(name, condition, (one, other) -> one.isEmpty() ? one : other);
            }
            return;
        }
        JsonNode own = node.path("condition");
        String type = own.path("typeReachable").asText(own.path("typeReached").asText(condition));
        node.fields().forEachRemaining(field -> {
            if (!field.getKey().equals("condition")) {
                walk(field.getValue(), type);
            }
        });
        if (node.isArray()) {
            node.forEach(item -> walk(item, type));
        }
    }
}
