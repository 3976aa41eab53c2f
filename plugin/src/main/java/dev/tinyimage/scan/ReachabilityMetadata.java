package dev.tinyimage.scan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The files that libraries ship in {@code META-INF/native-image} for GraalVM: what they use by reflection, proxies,
 * serialization, JNI and resource bundles. All name classes as text, so any text that is the name of a class will do,
 * whatever the version of the format.
 */
final class ReachabilityMetadata {

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
        if (metadata.isOfInterest(file)) {
            try {
                metadata.walk(new ObjectMapper().readTree(file), "");
            } catch (IOException e) {
                // not JSON: GraalVM would refuse it too
            }
        }
        return metadata.conditions;
    }

    /** Few files name a class that counts, and only for those is a parser worth its loading. */
    private boolean isOfInterest(byte[] file) {
        return Arrays.stream(new String(file, StandardCharsets.UTF_8).split("\""))
                .anyMatch(text -> isClass.test(withoutBrackets(text)));
    }

    private static String withoutBrackets(String type) {
        String element = type;
        while (element.endsWith("[]")) {
            element = element.substring(0, element.length() - 2);
        }
        return element;
    }

    private void walk(JsonNode node, String condition) {
        if (node.isTextual()) {
            String name = withoutBrackets(node.asText());
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
