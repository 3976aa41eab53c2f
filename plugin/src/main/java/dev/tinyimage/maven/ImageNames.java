package dev.tinyimage.maven;

import dev.tinyimage.console.ParameterName;
import dev.tinyimage.maven.config.To;
import dev.tinyimage.registry.Reference;
import java.util.List;
import java.util.stream.Stream;

/** The names that an image is to get. */
final class ImageNames {

    private ImageNames() {}

    /**
     * The image name and, after it, one for each further tag.
     *
     * @param suffix of each tag
     */
    static List<Reference> references(To to, String suffix) {
        Reference first = Reference.parse(to.image, ParameterName.TO_IMAGE.toString());
        if (first.isDigest()) {
            throw Messages.targetIsDigest(to.image);
        }
        return Stream.concat(Stream.of(first.qualifier()), to.tags.stream())
                .distinct()
                .map(tag -> first.withTag(tag + suffix))
                .toList();
    }

    static String name(Reference reference) {
        return reference.registry() + "/" + reference.repository();
    }

    static List<String> tags(List<Reference> references) {
        return references.stream().map(Reference::qualifier).toList();
    }
}
