package dev.tinyimage.jdk;

import dev.tinyimage.image.Platform;
import java.util.Map;
import java.util.Optional;

/**
 * What the user decides about JDKs.
 *
 * @param host the build's own: the toolchain's, else the one that runs Maven
 * @param all what is linked from on platforms that have none of their own; if empty, the host where it is for the
 *     platform, else the image of its release
 * @param each what is linked from on a platform
 */
public record JdkOptions(HostJdk host, Optional<JdkOrigin> all, Map<Platform, JdkOrigin> each) {

    public JdkOptions {
        each = Map.copyOf(each);
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
