package dev.tinyimage.base;

import dev.tinyimage.image.Content;
import dev.tinyimage.image.Descriptor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * A blob of a registry, pulled when it is read first.
 *
 * @param pull brings it here, checked by its digest, unless it is here
 * @param kept the same without bringing it here
 */
record PulledContent(Descriptor blob, Pull pull, BooleanSupplier kept) implements Content {

    /** Brings a file here. */
    interface Pull {
        Path file() throws IOException;
    }

    @Override
    public long size() {
        return blob.size();
    }

    @Override
    public boolean isHere() {
        return kept.getAsBoolean();
    }

    @Override
    public InputStream open() throws IOException {
        return Files.newInputStream(pull.file());
    }

    @Override
    public Optional<String> identity() {
        return Optional.of(blob.digest());
    }
}
