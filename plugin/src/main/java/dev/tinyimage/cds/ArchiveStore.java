package dev.tinyimage.cds;

import dev.tinyimage.cache.Cache;
import dev.tinyimage.console.Console;
import dev.tinyimage.image.DigestStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Archives that their JVM has accepted, by all that they depend on. That JVM looks at the header alone, and would run what
 * has been damaged since (java(1), {@code -XX:+VerifySharedSpaces}); so their digests are kept too.
 */
record ArchiveStore(Cache cache, Console console) {

    private static final String ARCHIVES = "archives";
    private static final String DIGESTS = "archive-digests";

    /** Makes an archive, and has it accepted. */
    interface Maker {
        Path make() throws IOException;
    }

    /** The archive of this key; one that is not there, or is damaged, is made. */
    Path archive(String key, Maker maker) throws IOException {
        return cache.file(ARCHIVES, key, kept -> isIntact(kept, key), kept -> {
            Files.copy(maker.make(), kept, StandardCopyOption.REPLACE_EXISTING);
            cache.replace(DIGESTS, key, DigestStream.of(kept));
        });
    }

    private boolean isIntact(Path kept, String key) throws IOException {
        Optional<String> digest = cache.find(DIGESTS, key);
        if (digest.isEmpty()) {
            return false;
        }
        boolean intact = digest.get().equals(DigestStream.of(kept));
        if (!intact) {
            console.warn(Messages.damaged(kept));
        }
        return intact;
    }
}
