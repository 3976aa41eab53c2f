package dev.tinyimage.jdk;

import dev.tinyimage.image.Platform;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What the user decides about JDKs.
 *
 * @param toolchain folder of the build's own JDK; that of the one that runs Maven if empty
 * @param all what is linked from on platforms that have none of their own; if empty, the build's own JDK where it is for
 *     the platform, else the image of its release
 * @param each what is linked from on a platform
 */
public record JdkOptions(Optional<Path> toolchain, Optional<JdkOrigin> all, Map<Platform, JdkOrigin> each) {

    public JdkOptions {
        each = Map.copyOf(each);
    }

    /** The build's own JDK. Looked at when it is needed: where a user names another, the own one need not be any good. */
    public HostJdk own() {
        return toolchain.map(HostJdk::at).orElseGet(HostJdk::running);
    }

    /** What the user names for a platform. */
    public Optional<JdkOrigin> of(Platform platform) {
        return each.entrySet().stream()
                .filter(named -> named.getKey().fits(platform))
                .map(Map.Entry::getValue)
                .findFirst()
                .or(() -> all);
    }
}
