package dev.tinyimage.jdk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A JDK whose tools, jdeps and jlink, run on this machine. Nothing of it gets into an image unless it is the
 * {@link LinkSource} too.
 *
 * @param home its folder
 */
public record HostJdk(Path home, Release release) {

    /** Older ones cannot run {@link ToolLoop}, nor can Maven run this plugin on them. */
    private static final int OLDEST_FEATURE = 17;

    /**
     * Looks at a JDK.
     *
     * @throws dev.tinyimage.console.UserError if there is none in the folder, or one without tools
     */
    public static HostJdk at(Path home) {
        Path real = realPath(home);
        HostJdk jdk = new HostJdk(real, Release.read(real, home.toString()));
        if (!jdk.tool("jlink").exists()) {
            throw Messages.noJlink(jdk);
        }
        if (jdk.feature() < OLDEST_FEATURE) {
            throw Messages.tooOld(jdk, OLDEST_FEATURE);
        }
        return jdk;
    }

    /** The JDK that runs this code. */
    public static HostJdk running() {
        return at(Path.of(System.getProperty("java.home")));
    }

    /** The feature release, such as 17: that of all that its jlink can link. */
    public int feature() {
        return release.feature();
    }

    /** A name for this very JDK, under which what its tools say can be kept. */
    public String identity() {
        return LinkSource.identity(home, release);
    }

    /** One of its tools, such as jdeps. */
    public JdkTool tool(String name) {
        return isRunning(home) ? JdkTool.inThisJvm(name) : JdkTool.inJvmOf(home, name);
    }

    /** The same in JVMs of their own, which do many runs at once and have no memory of earlier ones. */
    public JdkTool separateTool(String name) {
        return JdkTool.inJvmOf(home, name);
    }

    /** Whether its jlink makes runtimes of the run-time image that it runs on (JEP 493): only the tool itself can tell. */
    boolean linksItself() {
        return tool("jlink").run(List.of("--help")).output().contains("Linking from run-time image enabled");
    }

    /** For messages: vendor, version and folder. */
    @Override
    public String toString() {
        return release + " (" + home + ")";
    }

    static boolean isRunning(Path home) {
        return home.equals(realPath(Path.of(System.getProperty("java.home"))));
    }

    static Path realPath(Path home) {
        try {
            return home.toRealPath();
        } catch (IOException e) {
            throw Messages.noJdk(home.toString());
        }
    }
}
