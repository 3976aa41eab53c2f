package dev.tinyimage.scan;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a jar mentions something.
 *
 * @param nested the jars in the jar that lead there, outermost first; none for the jar itself
 * @param name the class or file, or what else the kind of mention says
 * @param condition the class without which the mention does not count; empty where it always does
 */
public record Place(List<String> nested, String name, String condition) implements Comparable<Place> {

    public Place {
        nested = List.copyOf(nested);
    }

    /** In the jar itself, without conditions. */
    public static Place of(String name) {
        return new Place(List.of(), name, "");
    }

    /** The same, of a jar in another. */
    Place in(String jar) {
        List<String> way = new ArrayList<>(List.of(jar));
        way.addAll(nested);
        return new Place(way, name, condition);
    }

    /** Whether it is in a jar in the jar, which no class path reaches. */
    public boolean isNested() {
        return !nested.isEmpty();
    }

    /** For people: the way and the name, apart by exclamation marks as in URLs of nested jars. */
    public String text() {
        return nested.isEmpty() ? name : String.join("!", nested) + "!" + name;
    }

    @Override
    public int compareTo(Place other) {
        int texts = text().compareTo(other.text());
        return texts == 0 ? condition.compareTo(other.condition) : texts;
    }
}
