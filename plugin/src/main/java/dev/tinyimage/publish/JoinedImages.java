package dev.tinyimage.publish;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tinyimage.image.ImageIndex;
import dev.tinyimage.image.Platform;
import dev.tinyimage.image.Publication;
import dev.tinyimage.registry.Reference;
import dev.tinyimage.registry.Registry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** One index of images that a registry has already, such as those that CI runners have pushed for one platform each. */
public final class JoinedImages {

    private JoinedImages() {}

    /**
     * Joins them. What images say of themselves stays, and so does what refers to them. Indexes become one, which says of
     * itself what they do where none says otherwise.
     *
     * @param images each an image or an index, all in the repository of the name
     * @param name what the index will be called
     * @throws dev.tinyimage.console.UserError if one is elsewhere, or two are for one platform
     */
    public static Publication of(List<Reference> images, Reference name, Registry registry) {
        Map<Platform, Reference> platforms = new LinkedHashMap<>();
        List<ObjectNode> entries = new ArrayList<>();
        SortedMap<String, Set<String>> said = new TreeMap<>();
        for (Reference image : images) {
            if (!image.registry().equals(name.registry()) || !image.repository().equals(name.repository())) {
                throw Messages.otherRepository(image, name);
            }
            ObjectNode index = registry.index(image);
            ImageIndex.annotations(index)
                    .forEach((key, value) ->
                            said.computeIfAbsent(key, k -> new TreeSet<>()).add(value));
            for (ObjectNode entry : ImageIndex.entries(index)) {
                Optional<Platform> platform = ImageIndex.platform(entry);
                if (platform.isPresent()) {
                    platforms.keySet().stream()
                            .filter(platform.get()::fits)
                            .findFirst()
                            .ifPresent(twice -> {
                                throw Messages.platformTwice(twice, platforms.get(twice), image);
                            });
                    platforms.put(platform.get(), image);
                }
                entries.add(entry);
            }
        }
        return Publication.ofIndex(ImageIndex.of(entries, undisputed(said)));
    }

    private static Map<String, String> undisputed(SortedMap<String, Set<String>> said) {
        Map<String, String> annotations = new TreeMap<>();
        said.forEach((name, values) -> {
            if (values.size() == 1) {
                annotations.put(name, values.iterator().next());
            }
        });
        return annotations;
    }
}
