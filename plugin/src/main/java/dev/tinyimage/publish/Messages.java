package dev.tinyimage.publish;

import dev.tinyimage.console.UserError;
import dev.tinyimage.daemon.Daemon;
import dev.tinyimage.image.Image;
import dev.tinyimage.image.Platform;
import java.util.List;
import java.util.stream.Collectors;

/** Everything this package says to users. */
final class Messages {

    private Messages() {}

    static UserError noFittingPlatform(Daemon daemon, Platform platform, List<Image> images) {
        String has = images.stream().map(image -> image.platform().toString()).collect(Collectors.joining(" and "));
        return UserError.cannot(
                "load the image into " + daemon.program(),
                "it runs " + platform + ", and the image is for " + has,
                "Add " + platform + " to <from><platforms> (tinyimage.from.platforms)");
    }
}
