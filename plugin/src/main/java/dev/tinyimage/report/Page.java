package dev.tinyimage.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tinyimage.image.Image;
import dev.tinyimage.image.Json;
import dev.tinyimage.image.Part;
import dev.tinyimage.report.Breakdown.LayerParts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** {@code report.html}: one page without anything from elsewhere. Its script draws what is written into it as JSON. */
public final class Page {

    private static final String PLACE = "{\"layers\":[],\"since\":\"\",\"changes\":[],\"startup\":[]}";

    private Page() {}

    /**
     * The page.
     *
     * @param startup the {@code startup.json} of this build folder, which need not be there
     */
    public static String of(Image image, Breakdown breakdown, Growth growth, Path startup) throws IOException {
        ObjectNode data = Json.object().put("digest", image.digest());
        ArrayNode layers = data.putArray("layers");
        breakdown.layers().forEach(layer -> layers.add(json(layer)));
        data.put("since", growth.since());
        ArrayNode changes = data.putArray("changes");
        growth.changes()
                .forEach(change -> changes.addObject()
                        .put("name", change.owner())
                        .put("before", change.before())
                        .put("after", change.after()));
        data.set("startup", Startup.measured(startup, image));
        // "</" would end the script.
        return template().replace(PLACE, new String(Json.bytes(data), StandardCharsets.UTF_8).replace("</", "<\\/"));
    }

    private static ObjectNode json(LayerParts parts) {
        ObjectNode json = Json.object()
                .put("name", parts.layer().name())
                .put("compressed", parts.layer().descriptor().size())
                .put("unpacked", parts.layer().unpackedSize());
        ArrayNode list = json.putArray("parts");
        for (Part part : parts.parts()) {
            list.addArray()
                    .add(part.owner())
                    .add(part.section())
                    .add(part.compressed())
                    .add(part.unpacked());
        }
        return json;
    }

    private static String template() {
        try (InputStream in = Page.class.getResourceAsStream("report.html")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
