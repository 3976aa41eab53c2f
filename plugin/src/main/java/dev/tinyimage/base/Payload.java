package dev.tinyimage.base;

import dev.tinyimage.image.Entry;
import java.util.List;
import java.util.Map;

/**
 * What is to stand on a base.
 *
 * @param natives all of it that needs something of the system
 * @param entries all of it, in the order of the layers
 * @param program absolute path of what the image starts
 * @param user as in {@link dev.tinyimage.image.ContainerConfig}; empty for the base's
 * @param environment added to the base's
 */
public record Payload(
        Natives natives, List<Entry> entries, String program, String user, Map<String, String> environment) {

    public Payload {
        entries = List.copyOf(entries);
    }

    /** The same if nothing draws text. */
    Payload withoutText() {
        return new Payload(natives.withoutText(), entries, program, user, environment);
    }
}
