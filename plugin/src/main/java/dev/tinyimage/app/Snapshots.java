package dev.tinyimage.app;

import java.nio.file.Path;

/** Tells libraries that change under the same version by their file names, where nothing else is known of them. */
final class Snapshots {

    private Snapshots() {}

    static Jar.Role role(Path library) {
        return library.getFileName().toString().contains("-SNAPSHOT")
                ? Jar.Role.CHANGING_DEPENDENCY
                : Jar.Role.DEPENDENCY;
    }
}
