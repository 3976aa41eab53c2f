package dev.tinyimage.jdk.source;

import dev.tinyimage.console.ParameterName;
import dev.tinyimage.console.UserError;
import dev.tinyimage.jdk.JdkOrigin.Archive;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;

/** Everything this package says to users. */
final class Messages {

    private static final String OTHER_JDK = "name another with " + ParameterName.RUNTIME_JDK;

    private Messages() {}

    static UserError noJmods(String origin) {
        return UserError.cannot(
                "link a runtime from the JDK in " + origin,
                "it has no jmods and cannot link from its own run-time image",
                "Install its jmods package, or " + OTHER_JDK);
    }

    static UserError fileLacks(String origin, String file) {
        return UserError.cannot(
                "make the jmods of the JDK in " + origin,
                "it lacks its file " + file,
                "Take the whole JDK, or " + OTHER_JDK);
    }

    static UserError otherTables(String origin, IOException cause) {
        return UserError.cannot(
                "make the jmods of the JDK in " + origin,
                cause.getMessage(),
                "Install its jmods package, or " + OTHER_JDK,
                cause);
    }

    static UserError notLinux(String origin, String system) {
        return UserError.cannot(
                "link a runtime from the JDK in " + origin,
                "it is for " + system,
                "Name one for Linux with " + ParameterName.RUNTIME_JDK);
    }

    static UserError noArchive(Path file) {
        return UserError.cannot(
                takeJdk("the file " + file),
                "there is no such file",
                "Name a folder, an archive or an image with a JDK with " + ParameterName.RUNTIME_JDK);
    }

    static UserError notFetched(String url, String cause) {
        return UserError.cannot(
                takeJdk(url), cause, "Correct " + ParameterName.RUNTIME_JDK + ", or fetch the file and name it there");
    }

    /** @param archive such as {@code the file jdk.tar.gz} */
    static UserError otherDigest(String archive, String expected, String actual) {
        return UserError.cannot(
                takeJdk(archive),
                "its SHA-256 is " + actual + ", not " + expected,
                "Fetch it again, or correct the digest if the vendor has published another file");
    }

    static UserError notAnArchive(Archive archive) {
        return UserError.cannot(
                takeJdk(archive.display()),
                "it is neither a tar.gz nor a zip file",
                "Name an archive of a JDK for Linux with " + ParameterName.RUNTIME_JDK);
    }

    static UserError damaged(Archive archive, IOException cause) {
        return UserError.cannot(
                takeJdk(archive.display()), "it is damaged (" + cause.getMessage() + ")", "Fetch it again", cause);
    }

    /** @param from such as {@code the image eclipse-temurin:25-jdk} */
    static UserError noJdk(String from) {
        return UserError.cannot(
                takeJdk(from), "there is none in it: no folder has release and lib/modules", otherSource());
    }

    static UserError severalJdks(String from, Collection<String> homes) {
        return UserError.cannot(
                takeJdk(from),
                "there are several in it, " + String.join(" and ", homes),
                "Take one whose JAVA_HOME names one of them, with " + ParameterName.RUNTIME_JDK);
    }

    static UserError noJlink(String from) {
        return UserError.cannot(takeJdk(from), "there is no jlink module, so it cannot be linked from", otherSource());
    }

    static UserError unreadable(String image, IOException cause) {
        return UserError.cannot(
                takeJdk("the image " + image),
                "a layer of it cannot be read (" + cause.getMessage() + ")",
                "Name another image, whose layers are tar files, plain or packed with gzip or zstd, with "
                        + ParameterName.RUNTIME_JDK,
                cause);
    }

    private static String takeJdk(String from) {
        return "take a JDK from " + from;
    }

    private static String otherSource() {
        return "Name a full JDK with " + ParameterName.RUNTIME_JDK + ", not a JRE";
    }
}
