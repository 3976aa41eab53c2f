package dev.tinyimage.image;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An operating system and CPU in Go's names, as the OCI image specification wants them (config.md, image-index.md).
 *
 * @param os such as {@code linux}
 * @param architecture such as {@code amd64}
 * @param variant of the CPU, such as {@code v8}; empty for none in particular
 */
public record Platform(String os, String architecture, String variant) {

    private static final String LINUX = "linux";

    private static final Pattern TEXT = Pattern.compile("([a-z0-9]+)/([a-z0-9_]+)(?:/([a-z0-9]+))?");

    private static final Map<String, String> GO_ARCHITECTURES = Map.of(
            "x86_64", "amd64", "amd64", "amd64", "aarch64", "arm64", "riscv64", "riscv64", "ppc64le", "ppc64le",
            "s390x", "s390x", "arm", "arm", "x86", "386", "i386", "386");

    /** One of no variant in particular. */
    public Platform(String os, String architecture) {
        this(os, architecture, "");
    }

    /** The platform of a text such as {@code linux/arm64} or {@code linux/arm64/v8}; empty where the text is none. */
    public static Optional<Platform> parse(String text) {
        Matcher parts = TEXT.matcher(text);
        return parts.matches()
                ? Optional.of(
                        new Platform(parts.group(1), parts.group(2), parts.group(3) == null ? "" : parts.group(3)))
                : Optional.empty();
    }

    /** The same in Java's names, those of a JDK's {@code release} file or of {@code os.name} and {@code os.arch}. */
    public static Platform ofJava(String os, String architecture) {
        return new Platform(os.toLowerCase(Locale.ROOT), GO_ARCHITECTURES.getOrDefault(architecture, architecture));
    }

    /** What the JVM that runs this code runs on. */
    public static Platform thisMachine() {
        return ofJava(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    /** Whether it runs Linux itself. */
    public boolean isLinux() {
        return os.equals(LINUX);
    }

    /** Linux on the CPU of this machine: what a container engine runs here, be it on a Mac or on Windows. */
    public static Platform linuxHere() {
        return new Platform(LINUX, thisMachine().architecture());
    }

    /**
     * Whether what is for the one runs on the other, as far as names tell. Variants count where both have one: Docker
     * says {@code v8} of each arm64, others say nothing.
     */
    public boolean fits(Platform other) {
        return os.equals(other.os)
                && architecture.equals(other.architecture)
                && (variant.isEmpty() || other.variant.isEmpty() || variant.equals(other.variant));
    }

    /** Writes it down as configs and indexes have it. */
    void putInto(ObjectNode json) {
        json.put("architecture", architecture).put("os", os);
        if (!variant.isEmpty()) {
            json.put("variant", variant);
        }
    }

    @Override
    public String toString() {
        return os + "/" + architecture + (variant.isEmpty() ? "" : "/" + variant);
    }
}
