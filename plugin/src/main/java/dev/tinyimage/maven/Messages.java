package dev.tinyimage.maven;

import dev.tinyimage.TinyImage.Built;
import dev.tinyimage.console.ParameterName;
import dev.tinyimage.console.UserError;
import dev.tinyimage.image.Platform;
import dev.tinyimage.registry.Reference;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Everything this package says to users. */
final class Messages {

    private Messages() {}

    static UserError noTarget() {
        return UserError.cannot(
                "push the image",
                "no target is named",
                "Name one with " + ParameterName.TO_IMAGE.element() + " or -D" + ParameterName.TO_IMAGE.property()
                        + "=host/path/name:tag, or write an archive with tinyimage:tar");
    }

    static UserError targetIsDigest(String target) {
        return UserError.cannot(
                "push to " + target, "nothing can be pushed under a digest", "Name a tag in " + ParameterName.TO_IMAGE);
    }

    static UserError targetTaken(String target, String module, String owner) {
        return UserError.cannot(
                "push module " + module + " to " + target,
                "module " + owner + " of the same build goes there",
                "Put ${project.artifactId} into " + ParameterName.TO_IMAGE.element()
                        + ", or build one module with -pl");
    }

    static UserError nothingBuilt() {
        return UserError.cannot(
                "build an image",
                "none of the modules has a main class",
                "Name one with " + ParameterName.CONTAINER_MAIN_CLASS);
    }

    static UserError offline(String target) {
        return UserError.cannot(
                "push to " + target,
                "Maven is offline",
                "Run it without -o, or write an archive with tinyimage:tar, which needs no network");
    }

    static UserError offlineIndex(String target) {
        return UserError.cannot("join images in " + target, "Maven is offline", "Run it without -o");
    }

    static UserError notWritable(Path folder, String cause, Exception origin) {
        return UserError.cannot("write to " + folder, cause, "Make room there, or let it be written", origin);
    }

    static UserError badValue(ParameterName parameter, String value, String expected) {
        return UserError.cannot(
                "use '" + value + "' as " + parameter.element(),
                "expected " + expected,
                "Correct " + parameter.property());
    }

    static UserError badPair(String property, String item) {
        return UserError.cannot(
                "read " + property,
                "'" + item + "' is not of the form name=value",
                "Separate pairs by commas, and write values with commas in the POM");
    }

    static UserError packagingNotSupported(String module, String packaging) {
        return UserError.cannot(
                "build an image of " + module,
                "its packaging is " + packaging,
                "Name a jar that starts by itself with " + ParameterName.CONTAINER_RUNNABLE_JAR + ", or set "
                        + ParameterName.SKIP + " in this module");
    }

    static UserError notPackaged(String module, String cause) {
        return UserError.cannot(
                "package module " + module,
                cause,
                "Run mvn package with the goal, such as mvn package tinyimage:build");
    }

    static UserError dependencyNotResolved(String module, String artifact, Exception cause) {
        return UserError.cannot(
                "package module " + module,
                "its dependency " + artifact + " cannot be had",
                "Build or install it first, or check the repositories",
                cause);
    }

    static UserError serverNotResolved(String artifact, boolean offline, Exception cause) {
        return UserError.cannot(
                "get the server " + artifact,
                offline
                        ? "Maven is offline and has no copy of all that it needs"
                        : "the repositories do not have all of it",
                offline
                        ? "Run it once without -o"
                        : "Correct " + ParameterName.WAR_SERVER_VERSION + ", or check the repositories",
                cause);
    }

    static UserError passwordNotDecrypted(String server, String problem) {
        return UserError.cannot(
                "read the password of server " + server + " in settings.xml",
                problem,
                "Restore settings-security.xml, or encrypt the password again with mvn --encrypt-password");
    }

    static String unknownProperty(String name, String goal) {
        return "The goal " + goal + " has no parameter " + name + "; mvn tinyimage:help -Ddetail shows what each has.";
    }

    static UserError badPlatform(String text, List<Platform> known, ParameterName parameter) {
        return UserError.cannot(
                "build for " + text,
                "it is none of " + known.stream().map(Platform::toString).collect(Collectors.joining(", ")),
                "Correct " + parameter);
    }

    static UserError platformTwice(Platform platform, ParameterName parameter) {
        return UserError.cannot("build for " + platform, "it is named twice", "Name it once in " + parameter);
    }

    static UserError nothingToJoin() {
        return UserError.cannot(
                "join images",
                "it is not said which, or under what name",
                "Name them with -D" + ParameterName.INDEX_IMAGES.property()
                        + "=host/path/name@sha256:...,... and the name with " + ParameterName.TO_IMAGE);
    }

    static String nothingChanged(Reference image) {
        return "Nothing changed: " + image;
    }

    static String checkedOne(Built built) {
        String others = built.platforms().stream()
                .map(platform -> platform.target().platform())
                .filter(platform -> !platform.equals(built.nearest().target().platform()))
                .map(Platform::toString)
                .collect(Collectors.joining(", "));
        return "Checked for " + built.nearest().target().platform() + ", not for " + others;
    }
}
