package dev.tinyimage.publish;

import dev.tinyimage.console.ParameterName;
import dev.tinyimage.console.UserError;
import dev.tinyimage.daemon.Daemon;
import dev.tinyimage.files.WriteFailure;
import dev.tinyimage.image.Platform;
import dev.tinyimage.registry.Reference;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Everything this package says to users. */
final class Messages {

    private Messages() {}

    static UserError otherRepository(Reference image, Reference index) {
        return UserError.cannot(
                "join " + image + " in " + index,
                "an index names only images of its own repository",
                "Push it to " + index.registry() + "/" + index.repository() + ", or correct "
                        + ParameterName.INDEX_IMAGES);
    }

    static UserError platformTwice(Platform platform, Reference first, Reference second) {
        return UserError.cannot(
                "join " + first + " and " + second,
                "both are for " + platform,
                "Name one image for each platform in " + ParameterName.INDEX_IMAGES);
    }

    /** What it is made of lies in the cache, which checks what it gives. */
    static UserError notWritten(Path place, IOException cause) {
        return UserError.cannot(
                "write the image to " + place,
                WriteFailure.words(cause, place),
                "Make room there, or let it be written",
                cause);
    }

    static UserError noFittingPlatform(Daemon daemon, Platform platform, List<Platform> platforms) {
        String has = platforms.stream().map(Platform::toString).collect(Collectors.joining(" and "));
        return UserError.cannot(
                "load the image into " + daemon.program(),
                "it runs " + platform + ", and the image is for " + has,
                platform.os().equals("linux")
                        ? "Add " + platform + " to " + ParameterName.FROM_PLATFORMS
                        : "Switch it to Linux containers");
    }
}
