package dev.tinyimage;

import dev.tinyimage.cds.ArchiveFacts;
import dev.tinyimage.image.Image;
import dev.tinyimage.layout.AppLayers;
import dev.tinyimage.report.Breakdown;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/**
 * The image for one platform, and what went into it.
 *
 * @param target what it was made of
 * @param modules names of those in its runtime, sorted
 * @param archive its start-up archive
 * @param parts where its bytes are, which takes time to find
 */
public record PlatformImage(
        Target target, Image image, List<String> modules, ArchiveFacts archive, Supplier<Breakdown> parts) {

    public PlatformImage {
        modules = List.copyOf(modules);
    }

    /** Where its bytes are. */
    public Breakdown breakdown() {
        return parts.get();
    }

    /** Its bill of materials, in CycloneDX. */
    public String bom() throws IOException {
        return AppLayers.bom(image);
    }
}
