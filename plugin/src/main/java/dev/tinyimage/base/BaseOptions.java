package dev.tinyimage.base;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * What the user decides about the base.
 *
 * @param image {@code scratch}, {@code tar:} and a file, or a reference; empty for the smallest distroless one that fits
 * @param sysroot root folder of the Linux installation that {@code scratch} takes native libraries from
 * @param fonts whether the base has to have fonts
 * @param display whether it has to have the libraries that displays and sound cards ask for
 * @param mayLack names of libraries that it need not have, although a file is linked with them
 * @param certificates whether {@code scratch} takes the bundle of certificate authorities along
 * @param timeZones whether {@code scratch} takes the system's time zones along
 * @param debug whether it has to have a shell
 */
public record BaseOptions(
        Optional<String> image,
        Path sysroot,
        Fonts fonts,
        boolean display,
        Set<String> mayLack,
        boolean certificates,
        boolean timeZones,
        boolean debug) {

    /** Whether an application draws text. */
    public enum Fonts {
        /** If its byte code says so. */
        AUTO,
        YES,
        NO
    }

    public BaseOptions {
        mayLack = Set.copyOf(mayLack);
    }
}
