package dev.tinyimage.registry;

import dev.tinyimage.console.Console;
import dev.tinyimage.console.ParameterName;
import dev.tinyimage.console.UserError;
import dev.tinyimage.image.Platform;
import dev.tinyimage.registry.Login.Account;
import java.nio.file.Path;
import java.util.Optional;

/** Everything this package says to users. */
final class Messages {

    private Messages() {}

    static UserError badReference(String text, String parameter) {
        return UserError.cannot(
                "use '" + text + "' as image name",
                "it is not of the form host:port/path/name:tag in lower-case letters",
                "Correct " + parameter);
    }

    static UserError badTag(String tag) {
        return UserError.cannot(
                "tag the image '" + tag + "'",
                "a tag has letters, digits, '_', '.' and '-' only, at most 128 of them",
                "Correct " + ParameterName.TO_TAGS);
    }

    static UserError unreachable(String registry, String cause) {
        return UserError.cannot(
                "reach the registry " + registry,
                cause,
                "Check host and port in the image name, and the network or proxy settings");
    }

    static UserError refused(String what, Optional<Account> account, Exception origin) {
        return UserError.cannot(
                what,
                account.map(found -> "the registry refused user " + found)
                        .orElse("the registry wants a login and no credentials were found"),
                "Log in with docker login, add a server of that name to settings.xml, or name a credential helper with "
                        + "<credHelper>",
                origin);
    }

    static UserError insecure(String what, String host, Exception origin) {
        return UserError.cannot(
                what,
                host + " speaks plain HTTP or shows a certificate that Java does not trust",
                "Add the certificate to Java's trust store, or allow it with "
                        + ParameterName.ALLOW_INSECURE_REGISTRIES,
                origin);
    }

    static String lessSecure(String server, boolean verified, Exception cause) {
        return server
                + (verified ? " shows a certificate that is not trusted, which " : " does not speak HTTPS, which ")
                + ParameterName.ALLOW_INSECURE_REGISTRIES + " allows: " + oneLine(cause);
    }

    static UserError failed(String what, Exception cause) {
        return UserError.cannot(
                what, oneLine(cause), "Check the image name and the registry's health, then try again", cause);
    }

    static UserError credentialsUnreadable(String source, Exception cause) {
        return UserError.cannot("read credentials from " + source, oneLine(cause), "Repair or remove it", cause);
    }

    static UserError otherDigest(Reference reference, String expected, String got) {
        return UserError.cannot(
                "trust what " + reference.registry() + " says of " + reference,
                "the digest is " + got + " instead of " + expected,
                "Try again; if it stays, a proxy or the registry alters content");
    }

    static UserError noSuchPlatform(Reference reference, Platform platform) {
        return new NoSuchPlatform(UserError.cannot(
                "use the base image " + reference,
                "it does not exist for " + platform,
                "Name another with " + ParameterName.FROM_IMAGE));
    }

    static UserError oldManifest(Reference reference) {
        return UserError.cannot(
                "use the image " + reference,
                "its manifest names no configuration, so it is older than 2016 or no image at all",
                "Push it again with a current tool, or name another");
    }

    static UserError offline(String what) {
        return UserError.cannot(what, "Maven is offline", "Run it without -o");
    }

    static UserError badMirror(String mirror, String parameter) {
        return UserError.cannot(
                "use '" + mirror + "' as registry or mirror",
                "it is not of the form host or host:port with a dot or port in it, nor localhost",
                "Correct " + parameter);
    }

    static UserError jibConfigUnreadable(Path file, Exception cause) {
        return UserError.cannot(
                "read Jib's mirrors of registries from " + file, oneLine(cause), "Repair or remove it", cause);
    }

    private static String oneLine(Throwable failure) {
        String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        return Console.oneLine(message).replaceFirst("\\.+$", "");
    }
}
