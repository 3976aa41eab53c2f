package dev.tinyimage.report;

import dev.tinyimage.cache.Cache;
import dev.tinyimage.image.DigestStream;
import java.util.Optional;

/**
 * What this machine has pushed last of an image, which a clean build does not lose.
 *
 * @param image its name without tag, and whatever else tells its variants apart
 */
public record Published(Cache cache, String image) {

    private static final String KIND = "published";

    /** Its {@code result.json}. */
    public Optional<String> last() {
        return cache.find(KIND, key());
    }

    /** Remembers what has just been pushed. */
    public void remember(String result) {
        cache.replace(KIND, key(), result);
    }

    private String key() {
        return DigestStream.hex(image);
    }
}
