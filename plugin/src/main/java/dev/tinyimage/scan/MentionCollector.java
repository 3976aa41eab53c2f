package dev.tinyimage.scan;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gathers mentions while a jar is read. */
final class MentionCollector {

    private final Map<MentionKind, Map<String, Set<Place>>> places = new EnumMap<>(MentionKind.class);

    void add(MentionKind kind, String name, Place place) {
        placesOf(kind, name).add(place);
    }

    void add(MentionKind kind, String name, String place) {
        add(kind, name, Place.of(place));
    }

    void add(MentionKind kind, String name) {
        placesOf(kind, name);
    }

    /** Takes over all that a jar in the jar has. */
    void addAll(String jar, MentionCollector others) {
        others.places.forEach((kind, names) -> names.forEach((name, list) -> {
            placesOf(kind, name);
            list.forEach(each -> add(kind, name, each.in(jar)));
        }));
    }

    Map<MentionKind, List<Mention>> sorted() {
        Map<MentionKind, List<Mention>> mentions = new EnumMap<>(MentionKind.class);
        places.forEach((kind, names) -> mentions.put(
                kind,
                names.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(name -> new Mention(
                                kind,
                                name.getKey(),
                                name.getValue().stream().sorted().toList()))
                        .toList()));
        return mentions;
    }

    private Set<Place> placesOf(MentionKind kind, String name) {
        return places.computeIfAbsent(kind, any -> new HashMap<>()).computeIfAbsent(name, any -> new HashSet<>());
    }
}
