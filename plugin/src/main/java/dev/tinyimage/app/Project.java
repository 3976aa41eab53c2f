package dev.tinyimage.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A built project as the build tool knows it.
 *
 * @param coordinates its name, of which messages say the artifact
 * @param jar its packaged classes; a WAR where its name ends so
 * @param target the folder of all that the build has made
 * @param dependencies what it needs at run time, in class-path order
 * @param provided what it expects of its server; a WAR that runs without one brings it all the same
 * @param mainClass the main class where the user named one
 * @param runnableJar the jar that starts by itself where the user named one
 * @param war what the user decides about a WAR
 */
public record Project(
        Coordinates coordinates,
        Path jar,
        Path target,
        List<Dependency> dependencies,
        List<Coordinates> provided,
        Optional<String> mainClass,
        Optional<Path> runnableJar,
        WarOptions war) {

    /**
     * One entry of the class path.
     *
     * @param coordinates its name, of which the group tells two jars of one file name apart
     * @param jar its file
     * @param changing whether its content changes under the same version: a snapshot or a module of this build
     */
    public record Dependency(Coordinates coordinates, Path jar, boolean changing) {

        String group() {
            return coordinates.group();
        }

        String fileName() {
            return jar.getFileName().toString();
        }
    }

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
