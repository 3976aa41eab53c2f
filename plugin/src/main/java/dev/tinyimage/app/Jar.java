package dev.tinyimage.app;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A jar of the application.
 *
 * @param file where it lies on this machine
 * @param path where it lies in the image, relative to the application's folder, such as {@code lib/x.jar}
 * @param role what it is to the project, which decides its layer
 * @param dependency what the build tool knows of it; empty for what is made here and for jars of unknown origin
 */
public record Jar(Path file, String path, Role role, Optional<Dependency> dependency) {

    /** Whose a jar is, and with that how often it changes. */
    public enum Role {
        /** The project's own code, which is in the image as files: the jar is only read, to find modules. */
        EXPLODED,
        /** The server that serves a WAR. */
        SERVER,
        /** Published once and for all. */
        LIBRARY,
        /** Published again and again under the same version. */
        SNAPSHOT,
        /** Another module of the same build. */
        SIBLING,
        /** The project's own code. */
        OWN
    }

    /** A jar that the build tool does not know. */
    public Jar(Path file, String path, Role role) {
        this(file, path, role, Optional.empty());
    }

    /** The same jar, with this file in its place. */
    Jar withFile(Path other) {
        return new Jar(other, path, role, dependency);
    }

    /** The last part of its path, by which people know it. */
    public String fileName() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Whether the project's authors wrote it: its own code, a module beside it, or a snapshot. */
    public boolean isOwn() {
        return role != Role.LIBRARY && role != Role.SERVER;
    }
}
