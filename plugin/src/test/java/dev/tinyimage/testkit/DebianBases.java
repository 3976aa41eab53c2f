package dev.tinyimage.testkit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Bases like Google's distroless ones, which {@code src/it/bases/assemble} makes from Debian 13's packages:
 * {@code distroless/FAMILY-debian13}, tags {@code nonroot} and {@code debug-nonroot}. They are kept for later runs, since
 * the first takes a minute and the network.
 */
public final class DebianBases {

    private static final Duration LIMIT = Duration.ofMinutes(10);

    private DebianBases() {}

    /**
     * Puts bases into a registry. Tests that do so need the programs apt-get, dpkg-deb, jq, skopeo and docker-registry.
     *
     * @param families such as {@code base-nossl}
     */
    public static void push(DockerRegistry registry, String... families) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("it.projects"), "bases/assemble").toString(),
                Path.of(System.getProperty("user.home"), ".cache/tinyimage-tests/bases")
                        .toString(),
                registry.address()));
        command.addAll(List.of(families));
        Execution.of(LIMIT, command).outputOrThrow();
    }
}
