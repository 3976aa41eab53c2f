package dev.tinyimage.jdk;

import dev.tinyimage.console.Console;
import dev.tinyimage.console.ParameterName;
import dev.tinyimage.console.UserError;
import java.nio.file.Path;

/** Everything this package says to users. */
final class Messages {

    private static final String OTHER_JDK = "name another with " + ParameterName.RUNTIME_JDK;

    /** The exit code of what SIGKILL has ended. */
    private static final int KILLED = 137;

    private Messages() {}

    static UserError noJdk(String origin) {
        return UserError.cannot(
                "use the JDK in " + origin,
                "there is no release file that names a version",
                "Run Maven on a full JDK, or " + OTHER_JDK);
    }

    static UserError noJlink(HostJdk jdk) {
        return UserError.cannot(
                "link a runtime from the " + jdk, "it has no jlink", "Run Maven on a full JDK, or " + OTHER_JDK);
    }

    static UserError noJmods(HostJdk jdk) {
        return UserError.cannot(
                "link a runtime from the " + jdk,
                "it has no jmods folder and cannot link from its own run-time image",
                "Install its jmods package, or " + OTHER_JDK);
    }

    static UserError tooOld(HostJdk jdk, int oldest) {
        return UserError.cannot(
                "link a runtime from the " + jdk,
                "only JDK " + oldest + " and later are supported",
                "Run Maven on a newer JDK, or " + OTHER_JDK);
    }

    static UserError notHere(Path home, String errors) {
        return UserError.cannot(
                "run the JDK in " + home,
                Console.oneLine(errors),
                "Take one for this machine, or register qemu-user-static with binfmt_misc, or " + OTHER_JDK);
    }

    static UserError toolDied(String tool, Path home, int exitCode, String errors) {
        String said = errors.isBlank() ? "" : ": " + Console.oneLine(errors);
        return exitCode == KILLED
                ? UserError.cannot(
                        "run " + tool + " of the JDK in " + home,
                        "something has killed it, as systems do that have no memory left" + said,
                        "Give the machine or container more memory, or build fewer images at a time")
                : UserError.cannot(
                        "run " + tool + " of the JDK in " + home,
                        "it ended early with exit code " + exitCode + said,
                        "Build again; where it is no accident, " + OTHER_JDK);
    }
}
