package dev.tinyimage.app;

import dev.tinyimage.app.war.WarOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A built project as the build tool knows it.
 *
 * @param coordinates its name, of which messages say the artifact
 * @param jar its packaged classes; a WAR where its coordinates say so
 * @param target the folder of all that the build has made
 * @param dependencies what it needs at run time, in class-path order
 * @param provided what a WAR expects of its server; one that runs without brings it all the same
 * @param mainClass the main class where the user named one
 * @param runnableJar the jar that starts by itself where the user named one
 * @param war what the user decides about a WAR
 */
public record Project(
        Coordinates coordinates,
        Path jar,
        Path target,
        List<Dependency> dependencies,
        List<Dependency> provided,
        Optional<String> mainClass,
        Optional<Path> runnableJar,
        WarOptions war) {

    /** A project that is no WAR. */
    public Project(
            Coordinates coordinates,
            Path jar,
            Path target,
            List<Dependency> dependencies,
            Optional<String> mainClass,
            Optional<Path> runnableJar) {
        this(coordinates, jar, target, dependencies, List.of(), mainClass, runnableJar, WarOptions.DEFAULTS);
    }

    public Project {
        dependencies = List.copyOf(dependencies);
        provided = List.copyOf(provided);
    }

    /** The module's name in messages. */
    String name() {
        return coordinates.artifact();
    }
}
