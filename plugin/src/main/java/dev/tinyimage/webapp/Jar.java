package dev.tinyimage.webapp;

import java.nio.file.Path;

/**
 * A jar of the application.
 *
 * @param file where it lies on this machine
 * @param fileName what it is called in the image
 * @param role how often it changes, which decides its layer
 */
public record Jar(Path file, String fileName, Role role) {

    /** In the order of their layers, most stable first. */
    public enum Role {
        DEPENDENCY,
        CHANGING_DEPENDENCY,
        APP
    }

    /** Whether the project's authors wrote it: its own code, a module beside it, or a snapshot. */
    public boolean isOwn() {
        return role != Role.DEPENDENCY;
    }
}
