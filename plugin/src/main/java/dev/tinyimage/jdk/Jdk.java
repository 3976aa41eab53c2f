package dev.tinyimage.jdk;

import dev.tinyimage.image.DigestStream;
import dev.tinyimage.image.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A JDK with jlink.
 *
 * @param home its folder
 * @param release the lines of its {@code release} file, without quotes
 * @param jmods whether it has {@code jmods}; from JDK 24 on it may link from its own run-time image instead (JEP 493),
 *     and then wants no module path
 */
public record Jdk(Path home, Map<String, String> release, boolean jmods) {

    /** Older ones cannot run {@link ToolLoop}, nor can Maven run this plugin on them. */
    private static final int OLDEST_FEATURE = 17;

    private static final Map<String, String> GO_ARCHITECTURES = Map.of(
            "x86_64", "amd64", "amd64", "amd64", "aarch64", "arm64", "riscv64", "riscv64", "ppc64le", "ppc64le",
            "s390x", "s390x", "arm", "arm", "x86", "386", "i386", "386");

    public Jdk {
        release = Map.copyOf(release);
    }

    /**
     * Looks at a JDK.
     *
     * @throws dev.tinyimage.console.UserError if there is none in the folder, or one that cannot link
     */
    public static Jdk at(Path home) {
        Path real = realPath(home);
        Jdk jdk = new Jdk(real, readRelease(real), Files.isRegularFile(real.resolve("jmods/java.base.jmod")));
        if (!jdk.tool("jlink").exists()) {
            throw Messages.noJlink(jdk);
        }
        if (jdk.feature() < OLDEST_FEATURE) {
            throw Messages.tooOld(jdk, OLDEST_FEATURE);
        }
        if (!jdk.jmods && !jdk.linksFromItself()) {
            throw Messages.noJmods(jdk);
        }
        return jdk;
    }

    /** The JDK that runs this code. */
    public static Jdk running() {
        return at(Path.of(System.getProperty("java.home")));
    }

    /** What the JVM that runs this code runs on. */
    public static Platform thisMachine() {
        return platform(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    /** The feature release, such as 17. */
    public int feature() {
        return Runtime.Version.parse(version()).feature();
    }

    /** The version without build number, such as 17.0.15. */
    public String version() {
        return release.get("JAVA_VERSION");
    }

    /** What the linked runtime runs on. */
    public Platform platform() {
        return platform(release.getOrDefault("OS_NAME", ""), release.getOrDefault("OS_ARCH", ""));
    }

    private static Platform platform(String system, String architecture) {
        return new Platform(system.toLowerCase(Locale.ROOT), GO_ARCHITECTURES.getOrDefault(architecture, architecture));
    }

    /**
     * A name for this very JDK, under which facts about it can be kept: a digest of its {@code release} file and of the
     * size and time of its run-time image, which change with every update.
     */
    public String identity() {
        try {
            Path image = home.resolve("lib/modules");
            String text = new TreeMap<>(release) + " " + Files.size(image) + " " + Files.getLastModifiedTime(image);
            return DigestStream.hex(text);
        } catch (IOException e) {
            throw Messages.noJdk(home);
        }
    }

    /** One of its tools, such as jlink. */
    public JdkTool tool(String name) {
        return isRunning() ? JdkTool.inThisJvm(name) : JdkTool.inJvmOf(home, name);
    }

    /** The same in JVMs of their own, which do many runs at once and have no memory of earlier ones. */
    public JdkTool toolApart(String name) {
        return JdkTool.inJvmOf(home, name);
    }

    /** For messages: vendor, version and folder. */
    @Override
    public String toString() {
        return (release.getOrDefault("IMPLEMENTOR", "") + " JDK " + version() + " (" + home + ")").trim();
    }

    boolean isRunning() {
        return home.equals(realPath(Path.of(System.getProperty("java.home"))));
    }

    /** No vendor's habit tells, only the tool itself. */
    private boolean linksFromItself() {
        return tool("jlink").run(List.of("--help")).output().contains("Linking from run-time image enabled");
    }

    private static Path realPath(Path home) {
        try {
            return home.toRealPath();
        } catch (IOException e) {
            throw Messages.noJdk(home);
        }
    }

    private static Map<String, String> readRelease(Path home) {
        try {
            Map<String, String> values = new TreeMap<>();
            for (String line : Files.readAllLines(home.resolve("release"))) {
                int equals = line.indexOf('=');
                if (equals > 0) {
                    values.put(
                            line.substring(0, equals),
                            line.substring(equals + 1).replace("\"", ""));
                }
            }
            if (values.containsKey("JAVA_VERSION")) {
                return values;
            }
        } catch (IOException e) {
            // said below: a folder without a readable release file is no JDK
        }
        throw Messages.noJdk(home);
    }
}
