package dev.tinyimage.webapp;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A built project as the build tool knows it.
 *
 * @param name the module's name in messages
 * @param jar its packaged classes; a WAR where its name ends so
 * @param target the folder of all that the build has made
 * @param dependencies what it needs at run time, in class-path order
 * @param mainClass the main class where the user named one
 * @param runnableJar the jar that starts by itself where the user named one
 * @param war what the user decides about a WAR
 */
public record Project(
        String name,
        Path jar,
        Path target,
        List<Dependency> dependencies,
        Optional<String> mainClass,
        Optional<Path> runnableJar,
        WarOptions war) {

    /**
     * One entry of the class path.
     *
     * @param group the publisher's name, which tells two jars of one file name apart
     * @param jar its file
     * @param changing whether its content changes under the same version: a snapshot or a module of this build
     */
    public record Dependency(String group, Path jar, boolean changing) {

        String fileName() {
            return jar.getFileName().toString();
        }
    }

    /** A project that is no WAR. */
    public Project(
            String name,
            Path jar,
            Path target,
            List<Dependency> dependencies,
            Optional<String> mainClass,
            Optional<Path> runnableJar) {
        this(name, jar, target, dependencies, mainClass, runnableJar, WarOptions.DEFAULTS);
    }

    public Project {
        dependencies = List.copyOf(dependencies);
    }
}
