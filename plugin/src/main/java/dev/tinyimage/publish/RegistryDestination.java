package dev.tinyimage.publish;

import dev.tinyimage.image.Layer;
import dev.tinyimage.image.Publication;
import dev.tinyimage.registry.Reference;
import dev.tinyimage.registry.Registry;
import java.util.List;
import java.util.Optional;

/**
 * A repository of a registry.
 *
 * @param names in one repository, at least one
 */
public record RegistryDestination(Registry registry, List<Reference> names) implements Destination {

    public RegistryDestination {
        names = List.copyOf(names);
    }

    @Override
    public void prepare() {
        registry.checkAccess(names.get(0));
    }

    @Override
    public boolean has(Publication publication) {
        return names.stream().allMatch(name -> registry.digest(name).equals(Optional.of(publication.digest())));
    }

    @Override
    public void offer(Layer layer) {
        registry.offer(layer, names.get(0));
    }

    @Override
    public void publish(Publication publication) {
        registry.push(publication, names);
    }
}
