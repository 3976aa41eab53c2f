package dev.tinyimage.image;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * What gets a name: one image, or an index of several for a platform each (image-index.md).
 *
 * @param images in the order of the index; none where the repository has them already
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
        return index(
                images, ImageIndex.of(images.stream().map(Publication::entry).toList(), Map.of()));
    }

    /**
     * An index of images that are in its repository already.
     *
     * @param index see {@link ImageIndex#of}
     */
    public static Publication ofIndex(ObjectNode index) {
        return index(List.of(), index);
    }

    private static Publication index(List<Image> images, ObjectNode index) {
        byte[] document = Json.bytes(index);
        Descriptor descriptor = new Descriptor(MediaTypes.INDEX, DigestStream.digest(document), document.length);
        return new Publication(images, document, descriptor);
    }

    /** The platform as the configuration has it, which may know the variant of a base. */
    private static ObjectNode entry(Image image) {
        try {
            return ImageIndex.entry(image.manifestDescriptor(), Json.read(image.config()));
        } catch (IOException e) {
            throw new IllegalStateException("a configuration of ours is JSON", e);
        }
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
