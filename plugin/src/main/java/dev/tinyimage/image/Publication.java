package dev.tinyimage.image;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What gets a name: one image, or an index of several for a platform each (image-index.md).
 *
 * @param images in the order of the index
 * @param document what the name stands for: the image's manifest, or the index
 * @param descriptor of that document
 */
public record Publication(List<Image> images, byte[] document, Descriptor descriptor) {

    public Publication {
        images = List.copyOf(images);
    }

    /** One image. */
    public static Publication of(Image image) {
        return new Publication(List.of(image), image.manifest(), image.manifestDescriptor());
    }

    /** One image is its own manifest, so that whoever has one platform gets what they always got. */
    public static Publication of(List<Image> images) {
        if (images.size() == 1) {
            return of(images.get(0));
        }
        byte[] index = Json.bytes(index(images));
        return new Publication(
                images, index, new Descriptor(MediaTypes.INDEX, DigestStream.digest(index), index.length));
    }

    private static ObjectNode index(List<Image> images) {
        ObjectNode index = Json.object().put("schemaVersion", 2).put("mediaType", MediaTypes.INDEX);
        ArrayNode manifests = index.putArray("manifests");
        for (Image image : images) {
            ObjectNode manifest = ImageAssembler.json(image.manifestDescriptor());
            image.platform().putInto(manifest.putObject("platform"));
            manifests.add(manifest);
        }
        return index;
    }

    /** The digest by which all of it is pulled. */
    public String digest() {
        return descriptor.digest();
    }

    /** Whether it is an index. */
    public boolean isIndex() {
        return descriptor.mediaType().equals(MediaTypes.INDEX);
    }
}
