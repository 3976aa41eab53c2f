package dev.tinyimage.modules;

import dev.tinyimage.app.Jar;
import dev.tinyimage.scan.JarScan;
import dev.tinyimage.scan.Mention;
import dev.tinyimage.scan.MentionKind;
import dev.tinyimage.scan.Place;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * What the jars of an application mention.
 *
 * @param scans in class-path order, the application's own jar first
 */
record ClassPath(Map<Jar, JarScan> scans) {

    /** Every mention of one kind, jar by jar. */
    void forEach(MentionKind kind, BiConsumer<Jar, Mention> action) {
        scans.forEach((jar, scan) -> scan.of(kind).forEach(mention -> action.accept(jar, mention)));
    }

    /** Whether a class mentions something of one kind. */
    boolean isPlace(MentionKind kind, String className) {
        Place place = Place.of(className);
        return scans.values().stream()
                .flatMap(scan -> scan.of(kind).stream())
                .anyMatch(mention -> mention.places().contains(place));
    }

    /** All that is mentioned of one kind. */
    Set<String> names(MentionKind kind) {
        return scans.values().stream()
                .flatMap(scan -> scan.of(kind).stream())
                .map(Mention::name)
                .collect(Collectors.toSet());
    }
}
