package dev.tinyimage.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** Programs of another CPU, which the kernel starts with an interpreter such as QEMU (its binfmt-misc.rst). */
public final class Emulation {

    private static final Path FORMATS = Path.of("/proc/sys/fs/binfmt_misc");

    /** QEMU's names of what OCI images call otherwise, by which its formats are registered. */
    private static final Map<String, String> QEMU_NAMES = Map.of("amd64", "x86_64", "arm64", "aarch64");

    private Emulation() {}

    /**
     * Skips what is left of the test, with a line, where an image of this CPU cannot be started; with
     * {@code TINYIMAGE_E2E=required} in the environment the test fails instead.
     *
     * @param architecture as OCI images name it, such as {@code arm64}
     */
    public static void assume(String architecture) {
        String name = QEMU_NAMES.getOrDefault(architecture, architecture);
        if (name.equals(QEMU_NAMES.get(System.getProperty("os.arch")))
                || isOpen(read(FORMATS.resolve("qemu-" + name)))) {
            return;
        }
        String reason = "this kernel starts no programs for " + architecture + " (.ci/run registers QEMU)";
        if ("required".equals(System.getenv("TINYIMAGE_E2E"))) {
            throw new IllegalStateException("TINYIMAGE_E2E=required, but " + reason);
        }
        System.out.println("Skipped: " + reason);
        Assumptions.abort(reason);
    }

    private static String read(Path format) {
        try {
            return Files.exists(format) ? Files.readString(format) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a format is in use and its interpreter open already, since a container's root does not have the file. */
    static boolean isOpen(String format) {
        return format.lines().anyMatch("enabled"::equals)
                && format.lines().anyMatch(line -> line.matches("flags: .*F.*"));
    }
}
