package dev.tinyimage.runtime;

import dev.tinyimage.desktop.DesktopLevel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the user decides about the runtime besides its modules.
 *
 * @param desktop how much of java.desktop; the least at which nothing is missing if empty
 * @param xslt whether java.xml has its compiler of style sheets; as the application needs it if empty
 * @param strip whether native files lose their symbol tables
 * @param trustStore a key store or PEM file with the certificates that it trusts; those of the JDK if empty
 * @param certificates PEM files with more of them
 */
public record RuntimeOptions(
        Optional<DesktopLevel> desktop,
        Optional<Boolean> xslt,
        boolean strip,
        Optional<Path> trustStore,
        List<Path> certificates) {

    /** Nothing asked for. */
    public static final RuntimeOptions NONE =
            new RuntimeOptions(Optional.empty(), Optional.empty(), true, Optional.empty(), List.of());

    public RuntimeOptions {
        certificates = List.copyOf(certificates);
    }
}
