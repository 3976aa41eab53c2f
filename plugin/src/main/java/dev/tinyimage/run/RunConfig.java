package dev.tinyimage.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tinyimage.image.ContainerConfig;
import dev.tinyimage.image.Image;
import dev.tinyimage.image.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a process of an image is started with (OCI image specification, config.md).
 *
 * @param command program and arguments
 * @param workingDirectory absolute
 * @param user number or name, with an optional group after a colon; empty for root
 * @param tmp folder of this machine that plays {@code /tmp}; an empty one in memory if not given
 */
record RunConfig(
        List<String> command,
        Map<String, String> environment,
        String workingDirectory,
        String user,
        Optional<Path> tmp) {

    /** As the image's configuration and the request say. */
    static RunConfig of(RunRequest request) throws IOException {
        JsonNode config = config(request.image());
        List<String> command = new ArrayList<>(Json.texts(config.path("Entrypoint")));
        command.addAll(request.arguments().isEmpty() ? Json.texts(config.path("Cmd")) : request.arguments());
        Map<String, String> environment = new TreeMap<>(ContainerConfig.environment(config.path("Env")));
        environment.putAll(request.environment());
        String directory = config.path("WorkingDir").asText();
        return new RunConfig(
                command,
                environment,
                directory.isEmpty() ? "/" : directory,
                config.path("User").asText(),
                Optional.empty());
    }

    /** The same with another command, whose {@code /tmp} is a folder of this machine. */
    RunConfig with(List<String> other, Path tmp) {
        return new RunConfig(other, environment, workingDirectory, user, Optional.of(tmp));
    }

    /** The TCP ports that the image exposes. */
    static List<Integer> ports(Image image) throws IOException {
        List<Integer> ports = new ArrayList<>();
        config(image).path("ExposedPorts").fieldNames().forEachRemaining(port -> {
            if (!port.endsWith("/udp")) {
                ports.add(Integer.valueOf(port.replace("/tcp", "")));
            }
        });
        return ports;
    }

    private static JsonNode config(Image image) throws IOException {
        return Json.read(image.config()).path("config");
    }
}
