package dev.tinyimage.app;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What the build tool knows of a jar.
 *
 * @param coordinates its name, of which the group tells two jars of one file name apart
 * @param file as it was built or published
 * @param role what it is to the project
 */
public record Dependency(Coordinates coordinates, Path file, Jar.Role role) {

    String group() {
        return coordinates.group();
    }

    String artifact() {
        return coordinates.artifact();
    }

    public String fileName() {
        return file.getFileName().toString();
    }

    /** The same with its place in the image. */
    public Jar at(String path) {
        return new Jar(file, path, role, Optional.of(this));
    }
}
