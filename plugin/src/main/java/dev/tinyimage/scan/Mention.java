package dev.tinyimage.scan;

import java.util.List;

/**
 * One thing of the JDK that a jar mentions.
 *
 * @param kind how
 * @param name what
 * @param places where in the jar, sorted
 */
public record Mention(MentionKind kind, String name, List<Place> places) {

    public Mention {
        places = List.copyOf(places);
    }
}
