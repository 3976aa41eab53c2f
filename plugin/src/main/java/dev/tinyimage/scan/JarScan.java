package dev.tinyimage.scan;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a jar mentions.
 *
 * @param digest of the jar, in hexadecimal digits
 * @param oldestRelease the lowest Java release that one of its classes is compiled for; 0 without classes
 * @param newestRelease the highest; classes for other releases of a multi-release jar are not counted
 * @param mentions by kind, those of a kind sorted by name
 */
public record JarScan(String digest, int oldestRelease, int newestRelease, Map<MentionKind, List<Mention>> mentions) {

    /** Between the parts of a place, of which most have one alone: its name, condition and way (ISO 646, unit separator). */
    private static final String UNIT = "\u001f";

    /** The mentions of one kind, sorted by name. */
    public List<Mention> of(MentionKind kind) {
        return mentions.getOrDefault(kind, List.of());
    }

    /** A line for the releases, for the digest is what a scan is kept by, then one for each mention, fields apart by tabs. */
    public String text() {
        StringBuilder text = new StringBuilder(oldestRelease + "\t" + newestRelease + "\n");
        mentions.values().forEach(list -> list.forEach(mention -> append(mention, text)));
        return text.toString();
    }

    /** Loops over characters, for a build with many jars reads them all at its very start, when nothing is compiled yet. */
    static JarScan read(String digest, String text) {
        int at = text.indexOf('\n');
        List<String> releases = fields(text, 0, at);
        Map<MentionKind, List<Mention>> mentions = new EnumMap<>(MentionKind.class);
        while (++at < text.length()) {
            int end = text.indexOf('\n', at);
            List<String> fields = fields(text, at, end);
            MentionKind kind = MentionKind.valueOf(fields.get(0));
            mentions.computeIfAbsent(kind, any -> new ArrayList<>())
                    .add(new Mention(kind, fields.get(1), places(fields.subList(2, fields.size()))));
            at = end;
        }
        return new JarScan(digest, Integer.parseInt(releases.get(0)), Integer.parseInt(releases.get(1)), mentions);
    }

    private static List<Place> places(List<String> fields) {
        List<Place> places = new ArrayList<>(fields.size());
        for (String field : fields) {
            places.add(field.indexOf(UNIT) < 0 ? Place.of(field) : place(List.of(field.split(UNIT, -1))));
        }
        return places;
    }

    private static Place place(List<String> parts) {
        return new Place(parts.subList(2, parts.size()), parts.get(0), parts.get(1));
    }

    private static List<String> fields(String text, int from, int to) {
        List<String> fields = new ArrayList<>();
        int at = from;
        for (int tab = text.indexOf('\t', at); tab >= 0 && tab < to; tab = text.indexOf('\t', at)) {
            fields.add(text.substring(at, tab));
            at = tab + 1;
        }
        fields.add(text.substring(at, to));
        return fields;
    }

    private static void append(Mention mention, StringBuilder text) {
        text.append(mention.kind()).append('\t').append(plain(mention.name()));
        mention.places().forEach(place -> append(place, text));
        text.append('\n');
    }

    private static void append(Place place, StringBuilder text) {
        text.append('\t').append(plain(place.name()));
        if (place.isNested() || !place.condition().isEmpty()) {
            text.append(UNIT).append(plain(place.condition()));
            place.nested().forEach(jar -> text.append(UNIT).append(plain(jar)));
        }
    }

    /** Names of classes and entries, and the words of exceptions, may hold anything. */
    private static String plain(String text) {
        return text.replace('\t', ' ').replace('\r', ' ').replace('\n', ' ').replace(UNIT, " ");
    }
}
