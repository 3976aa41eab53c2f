package dev.tinyimage.publish;

import dev.tinyimage.image.BaseImage;
import dev.tinyimage.image.ContainerConfig;
import dev.tinyimage.image.Content;
import dev.tinyimage.image.Entry;
import dev.tinyimage.image.Image;
import dev.tinyimage.image.ImageAssembler;
import dev.tinyimage.image.Json;
import dev.tinyimage.image.Platform;
import dev.tinyimage.testkit.TestLayers;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Images of one layer, which holds the name of what they are for. */
final class PublishedImages {

    private PublishedImages() {}

    static Image image(String platform) throws IOException {
        return ImageAssembler.assemble(
                new BaseImage(Json.object(), List.of()),
                List.of(TestLayers.layer("app", List.of(new Entry.File("/platform", 0644, Content.of(platform))))),
                new ContainerConfig(List.of(), List.of(), "", Map.of(), List.of(), Map.of(), "", Instant.EPOCH),
                Platform.parse(platform).orElseThrow());
    }
}
