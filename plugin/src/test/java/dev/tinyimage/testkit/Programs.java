package dev.tinyimage.testkit;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** The programs of this machine. */
public final class Programs {

    /** Debian packages that are not named like their program. */
    private static final Map<String, String> PACKAGES = Map.of(
            "busybox", "busybox-static",
            "bwrap", "bubblewrap",
            "apt-get", "apt",
            "htpasswd", "apache2-utils",
            "unshare", "util-linux");

    private Programs() {}

    /** The file a shell would run for this name. */
    public static Optional<Path> onPath(String name) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    /** The same, where the program must be there. */
    public static Path required(String name) {
        return onPath(name)
                .orElseThrow(
                        () -> new IllegalStateException("no " + name + " on the PATH: install " + debianPackage(name)));
    }

    /** The Debian package that brings the program. */
    public static String debianPackage(String name) {
        return PACKAGES.getOrDefault(name, name);
    }
}
