package dev.tinyimage.recipe;

import dev.tinyimage.registry.Reference;
import dev.tinyimage.registry.Registry;
import java.util.List;

/**
 * Where images of earlier builds may be, on whatever machine they were made.
 *
 * @param registry with the right to pull them
 * @param names asked for in this order
 */
public record FormerImages(Registry registry, List<Reference> names) {

    public FormerImages {
        names = List.copyOf(names);
    }
}
