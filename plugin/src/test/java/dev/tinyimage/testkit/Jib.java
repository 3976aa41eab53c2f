package dev.tinyimage.testkit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Images as jib-maven-plugin makes them on a full Java runtime, to compare with. */
public final class Jib {

    private static final Duration LIMIT = Duration.ofMinutes(10);

    private Jib() {}

    /**
     * Builds the image of a project and pushes it. Tests that do so need what {@link DebianBases} needs.
     *
     * @param jdk what builds the project, and of which the base has the runtime
     */
    public static void push(MavenProject project, Path jdk, DockerRegistry registry, String image) {
        Execution.of(
                        LIMIT,
                        List.of(
                                Path.of(System.getProperty("it.projects"), "../../bench/jib-image")
                                        .toString(),
                                project.folder().toString(),
                                jdk.toString(),
                                registry.address(),
                                image))
                .outputOrThrow();
    }
}
