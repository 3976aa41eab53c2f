package dev.tinyimage.runtime;

import dev.tinyimage.cut.CutOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the user decides about the runtime besides its modules.
 *
 * @param cuts how much of their parts
 * @param strip whether native files lose their symbol tables
 * @param trustStore a key store or PEM file with the certificates that it trusts; those of the JDK if empty
 * @param certificates PEM files with more of them
 */
public record RuntimeOptions(CutOptions cuts, boolean strip, Optional<Path> trustStore, List<Path> certificates) {

    /** Nothing asked for. */
    public static final RuntimeOptions NONE = new RuntimeOptions(CutOptions.NONE, true, Optional.empty(), List.of());

    public RuntimeOptions {
        certificates = List.copyOf(certificates);
    }
}
