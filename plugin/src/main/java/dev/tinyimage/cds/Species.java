package dev.tinyimage.cds;

import dev.tinyimage.cache.Cache;
import dev.tinyimage.cache.OwnCode;
import dev.tinyimage.image.DigestStream;
import dev.tinyimage.jdk.RuntimeImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Classes of method handles, of each shape of bound arguments one. The usual ones are pre-generated when a runtime is linked,
 * others are made by the JVM while it runs, and have no file. As soon as an agent or a recording wants to see class files,
 * JDK 17 looks for that of each class that it takes from an archive, and crashes where there is none; JDK 25 does not.
 *
 * @param shapes of those with a file, such as {@code LL}
 */
record Species(Set<String> shapes) {

    private static final Pattern NAME = Pattern.compile("BoundMethodHandle\\$Species_([LIJFD0-9]+)");

    Species {
        shapes = Set.copyOf(shapes);
    }

    /** Nothing where the JVM does without files. */
    static Optional<Species> of(ArchivedImage archived) {
        if (archived.hasLinkedClasses()) {
            return Optional.empty();
        }
        try (RuntimeImage runtime = RuntimeImage.of(archived.runtime().root())) {
            String files = String.join("\n", runtime.files("java.base", "java/lang/invoke"));
            return Optional.of(new Species(shapes(files)));
        }
    }

    /** The same, found once for a runtime. */
    static Optional<Species> of(ArchivedImage archived, Cache cache) throws IOException {
        if (archived.hasLinkedClasses()) {
            return Optional.empty();
        }
        String key = DigestStream.hex(OwnCode.identity() + archived.classes());
        String shapes =
                cache.text("species", key, () -> String.join(" ", of(archived).orElseThrow().shapes));
        return Optional.of(new Species(Set.of(shapes.split(" "))));
    }

    /** Lines of a list of classes, without those that would have others made. */
    List<String> known(List<String> lines) {
        return lines.stream().filter(line -> shapes.containsAll(shapes(line))).toList();
    }

    /** Whether an archive has only these. */
    boolean areAllOf(Path archive) throws IOException {
        return shapes.containsAll(shapes(Files.readString(archive, StandardCharsets.ISO_8859_1)));
    }

    private static Set<String> shapes(String text) {
        Set<String> shapes = new HashSet<>();
        Matcher names = NAME.matcher(text);
        while (names.find()) {
            shapes.add(names.group(1));
        }
        return shapes;
    }
}
