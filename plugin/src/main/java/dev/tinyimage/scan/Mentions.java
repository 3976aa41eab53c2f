package dev.tinyimage.scan;

import dev.tinyimage.scan.Mention.Kind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** Gathers mentions while a jar is read. */
final class Mentions {

    private final Map<Kind, Map<String, SortedSet<String>>> places = new EnumMap<>(Kind.class);

    void add(Kind kind, String name, String place) {
        placesOf(kind, name).add(plain(place));
    }

    void add(Kind kind, String name) {
        placesOf(kind, name);
    }

    /** Takes over all that another has, with each place changed. */
    void addAll(Mentions others, UnaryOperator<String> place) {
        others.places.forEach((kind, names) -> names.forEach((name, list) -> {
            placesOf(kind, name);
            list.forEach(each -> add(kind, name, place.apply(each)));
        }));
    }

    Map<Kind, List<Mention>> sorted() {
        Map<Kind, List<Mention>> mentions = new EnumMap<>(Kind.class);
        places.forEach((kind, names) -> mentions.put(
                kind,
                names.entrySet().stream()
                        .map(name -> new Mention(kind, name.getKey(), List.copyOf(name.getValue())))
                        .toList()));
        return mentions;
    }

    private SortedSet<String> placesOf(Kind kind, String name) {
        return places.computeIfAbsent(kind, any -> new TreeMap<>())
                .computeIfAbsent(plain(name), any -> new TreeSet<>());
    }

    /** Entry names and the words of exceptions may hold anything; the text form of a scan has tabs and line ends. */
    private static String plain(String text) {
        return text.replace('\t', ' ').replace('\r', ' ').replace('\n', ' ');
    }
}
