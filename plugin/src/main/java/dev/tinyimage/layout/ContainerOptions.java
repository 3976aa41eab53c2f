package dev.tinyimage.layout;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * How the application runs.
 *
 * @param extraClassPath paths in the image, put before the application's own
 * @param defaults options of the JVM that hold unless others are given
 * @param jvmFlags put before the class path
 * @param arguments for the main class
 * @param environment on top of the base's
 * @param ports such as {@code 8080/tcp}
 * @param user numeric, so that Kubernetes can tell it is not root
 * @param workingDirectory empty for the base's
 * @param created the image's time
 */
public record ContainerOptions(
        List<String> extraClassPath,
        JvmDefaults defaults,
        List<String> jvmFlags,
        List<String> arguments,
        Map<String, String> environment,
        List<String> ports,
        Map<String, String> labels,
        String user,
        String workingDirectory,
        Instant created) {}
