package dev.tinyimage.modules;

import dev.tinyimage.scan.JarScan;
import dev.tinyimage.scan.Mention;
import dev.tinyimage.webapp.Jar;
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
    void forEach(Mention.Kind kind, BiConsumer<Jar, Mention> action) {
        scans.forEach((jar, scan) -> scan.of(kind).forEach(mention -> action.accept(jar, mention)));
    }

    /** All places that mention something of one kind. */
    Set<String> places(Mention.Kind kind) {
        return scans.values().stream()
                .flatMap(scan -> scan.of(kind))
                .flatMap(mention -> mention.places().stream())
                .collect(Collectors.toSet());
    }

    /** All that is mentioned of one kind. */
    Set<String> names(Mention.Kind kind) {
        return scans.values().stream()
                .flatMap(scan -> scan.of(kind))
                .map(Mention::name)
                .collect(Collectors.toSet());
    }
}
