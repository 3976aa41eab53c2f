package dev.tinyimage.registry;

import dev.tinyimage.image.Content;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * A blob that a registry has. Another repository of that registry gets it without its bytes being sent.
 *
 * @param place an image whose blob it is
 * @param bytes the blob, be it here or still there
 */
public record RegistryContent(Reference place, Content bytes) implements Content {

    @Override
    public long size() throws IOException {
        return bytes.size();
    }

    @Override
    public boolean isHere() {
        return bytes.isHere();
    }

    @Override
    public InputStream open() throws IOException {
        return bytes.open();
    }

    @Override
    public Optional<String> identity() throws IOException {
        return bytes.identity();
    }

    /** The repository that has it, if it is one of that registry. */
    Optional<String> repository(String registry) {
        return place.registry().equals(registry) ? Optional.of(place.repository()) : Optional.empty();
    }
}
