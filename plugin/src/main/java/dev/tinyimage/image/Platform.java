package dev.tinyimage.image;

import java.util.Locale;
import java.util.Map;

/**
 * An operating system and CPU in Go's names, as the OCI image specification wants them (config.md, image-index.md).
 *
 * @param os such as {@code linux}
 * @param architecture such as {@code amd64}
 */
public record Platform(String os, String architecture) {

    private static final Map<String, String> GO_ARCHITECTURES = Map.of(
            "x86_64", "amd64", "amd64", "amd64", "aarch64", "arm64", "riscv64", "riscv64", "ppc64le", "ppc64le",
            "s390x", "s390x", "arm", "arm", "x86", "386", "i386", "386");

    /** The same in Java's names, those of a JDK's {@code release} file or of {@code os.name} and {@code os.arch}. */
    public static Platform ofJava(String os, String architecture) {
        return new Platform(os.toLowerCase(Locale.ROOT), GO_ARCHITECTURES.getOrDefault(architecture, architecture));
    }

    /** What the JVM that runs this code runs on. */
    public static Platform thisMachine() {
        return ofJava(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    @Override
    public String toString() {
        return os + "/" + architecture;
    }
}
