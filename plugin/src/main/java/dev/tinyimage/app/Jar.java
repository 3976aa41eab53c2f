package dev.tinyimage.app;

import java.nio.file.Path;

/**
 * A jar of the application.
 *
 * @param file where it lies on this machine
 * @param path where it lies in the image, relative to the application's folder, such as {@code lib/x.jar}
 * @param role how often it changes, which decides its layer
 */
public record Jar(Path file, String path, Role role) {

    /** In the order of their layers, most stable first. */
    public enum Role {
        /** Only read to find modules: what it holds is in the image as files. */
        INSPECTED,
        SERVER,
        DEPENDENCY,
        CHANGING_DEPENDENCY,
        APP
    }

    /** The same jar, with this file in its place. */
    Jar withFile(Path other) {
        return new Jar(other, path, role);
    }

    /** The last part of its path, by which people know it. */
    public String fileName() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Whether the project's authors wrote it: its own code, a module beside it, or a snapshot. */
    public boolean isOwn() {
        return role != Role.DEPENDENCY && role != Role.SERVER;
    }
}
