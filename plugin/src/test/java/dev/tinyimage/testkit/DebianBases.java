package dev.tinyimage.testkit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Bases like Google's distroless ones, which {@code src/it/bases/assemble} makes from Debian 13's packages:
 * {@code distroless/FAMILY-debian13}, tags {@code nonroot} and {@code debug-nonroot}; and JDKs, {@code jdk:VERSION} without
 * jmods, {@code jdk:VERSION-jmods} with. All are for amd64 and arm64. They are kept for later runs, since the first takes
 * minutes and the network.
 */
public final class DebianBases {

    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final Path CACHE = Path.of(System.getProperty("user.home"), ".cache/tinyimage-tests/bases");

    private DebianBases() {}

    /**
     * Puts bases into a registry. Tests that do so need the programs apt-get, dpkg-deb, jq, skopeo and docker-registry.
     *
     * @param families such as {@code base-nossl} or {@code jdk-25}
     */
    public static void push(DockerRegistry registry, String... families) {
        List<String> command = new ArrayList<>(List.of(script("assemble"), CACHE.toString(), registry.address()));
        command.addAll(List.of(families));
        Execution.of(LIMIT, command).outputOrThrow();
    }

    /**
     * A JDK that was pushed before, such that it runs on this machine, which has to be an amd64 one with bwrap.
     *
     * @param family such as {@code jdk-21-jmods}
     * @param folder where it will be
     * @return what {@code JAVA_HOME} may name
     */
    public static Path hostJdk(String family, Path folder) {
        Execution.of(LIMIT, List.of(script("host-jdk"), CACHE.toString(), family, folder.toString()))
                .outputOrThrow();
        return folder;
    }

    private static String script(String name) {
        return Path.of(System.getProperty("it.projects"), "bases", name).toString();
    }
}
