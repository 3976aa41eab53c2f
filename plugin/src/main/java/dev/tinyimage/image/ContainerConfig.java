package dev.tinyimage.image;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the container runs; what is empty leaves the base's value in place.
 *
 * @param entrypoint the command, in exec form so that signals reach it
 * @param arguments appended to it unless the user of the image gives others
 * @param user number or name, with an optional group after a colon
 * @param environment added to the base's
 * @param ports such as {@code 8080/tcp}
 * @param labels added to the base's
 * @param workingDirectory an absolute path
 * @param created the image's time
 */
public record ContainerConfig(
        List<String> entrypoint,
        List<String> arguments,
        String user,
        Map<String, String> environment,
        List<String> ports,
        Map<String, String> labels,
        String workingDirectory,
        Instant created) {

    /**
     * Variables as a configuration has them: {@code NAME=value} (OCI image specification, config.md, "Env").
     *
     * @return in their order
     */
    public static Map<String, String> environment(JsonNode env) {
        Map<String, String> variables = new LinkedHashMap<>();
        for (String variable : Json.texts(env)) {
            String[] parts = variable.split("=", 2);
            variables.put(parts[0], parts.length == 2 ? parts[1] : "");
        }
        return variables;
    }
}
