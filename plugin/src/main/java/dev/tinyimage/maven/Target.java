package dev.tinyimage.maven;

import dev.tinyimage.registry.Reference;
import java.util.ArrayList;
import java.util.List;

/** The names that an image is to get. */
final class Target {

    private Target() {}

    /** The image name and, after it, one for each further tag. */
    static List<Reference> references(To to) {
        Reference first = Reference.parse(to.image, "<to><image> (tinyimage.to.image)");
        if (first.isDigest()) {
            throw Messages.targetIsDigest(to.image);
        }
        List<Reference> references = new ArrayList<>(List.of(first));
        to.tags.stream()
                .map(first::withTag)
                .filter(reference -> !references.contains(reference))
                .forEach(references::add);
        return references;
    }

    static String name(Reference reference) {
        return reference.registry() + "/" + reference.repository();
    }

    static List<String> tags(List<Reference> references) {
        return references.stream().map(Reference::qualifier).toList();
    }
}
