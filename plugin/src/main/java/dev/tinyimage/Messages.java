package dev.tinyimage;

import dev.tinyimage.console.ParameterName;
import dev.tinyimage.console.UserError;
import dev.tinyimage.image.Platform;
import dev.tinyimage.jdk.HostJdk;
import dev.tinyimage.jdk.LinkSource;
import dev.tinyimage.registry.Reference;

/** Everything this package says to users. */
final class Messages {

    private Messages() {}

    /** With the parts that are missed where they are needed after all: those of which exceptions speak. */
    static String otherJdk(LinkSource jdk, HostJdk own, Platform its) {
        return "Linking from the " + jdk + " for " + jdk.platform() + ", since the " + own + " is for " + its;
    }

    static UserError otherPlatform(LinkSource jdk, Platform platform) {
        return UserError.cannot(
                "link a runtime for " + platform,
                "the " + jdk + " is for " + jdk.platform(),
                "Name one for " + platform + " with " + ParameterName.RUNTIME_JDKS + ", or an image that is for "
                        + "several with " + ParameterName.RUNTIME_JDK);
    }

    static UserError noJdkFor(Platform platform, Reference image) {
        return UserError.cannot(
                "link a runtime for " + platform,
                "the image " + image + " does not exist for it",
                "Name one that does with " + ParameterName.RUNTIME_JDKS + ", or leave the platform out of "
                        + ParameterName.FROM_PLATFORMS);
    }

    static UserError otherFeature(LinkSource jdk, HostJdk host) {
        return UserError.cannot(
                "link a runtime from the " + jdk,
                "jlink of the " + host + " links JDK " + host.feature() + " only, and this is JDK " + jdk.feature(),
                "Name a toolchain of JDK " + jdk.feature() + ", or run Maven on it, or name a JDK " + host.feature()
                        + " with " + ParameterName.RUNTIME_JDK);
    }

    static UserError notPulledYet(Platform platform, Reference image) {
        return UserError.cannot(
                "take a JDK from the image " + image,
                "Maven is offline and no build has pulled it for " + platform + " yet",
                "Run it once without -o, or name a folder or a file with " + ParameterName.RUNTIME_JDK);
    }

    static UserError noDigest(String url) {
        return UserError.cannot(
                "take a JDK from " + url,
                "nothing says what it must be",
                "Add #sha256= and its digest to it in " + ParameterName.RUNTIME_JDK);
    }

    static UserError notFetchedYet(String url) {
        return UserError.cannot(
                "take a JDK from " + url,
                "Maven is offline and no build has fetched it yet",
                "Run it once without -o, or name a file with " + ParameterName.RUNTIME_JDK);
    }
}
