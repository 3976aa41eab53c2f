package dev.tinyimage.layout;

import dev.tinyimage.image.Entry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Dependencies as layers. Jars of one family, such as all of Spring, are released together and lie together. Families of
 * which each patch release of a framework brings a new version are apart from all others, and the largest of them are
 * apart from each other. Families are told by names, so a new version stays where the old one was. {@code bench/layers}
 * measures what that saves.
 */
final class DependencyGroups {

    /** First words of the names of jars that frameworks release or upgrade every few weeks. */
    private static final Set<String> FREQUENT = Set.of(
            "arc",
            "aspectjweaver",
            "helidon",
            "hibernate",
            "jackson",
            "jetty",
            "jul",
            "log4j",
            "logback",
            "micrometer",
            "micronaut",
            "netty",
            "quarkus",
            "reactor",
            "slf4j",
            "smallrye",
            "spring",
            "tomcat",
            "vertx");

    /** With base, jvm, runtime, archive, server, snapshots, app and extra files an image has twelve layers at most. */
    private static final int MOST_APART = 2;

    /** A layer is a request of its own, which costs about as much as so many bytes. */
    private static final long SMALLEST = 1_000_000;

    private static final String SELDOM = "dependencies";
    private static final String OFTEN = "frameworks";

    private DependencyGroups() {}

    /** Files by the names of their layers, most stable first; within a layer in the order in which they come. */
    static Map<String, List<Entry>> of(List<Entry> files) {
        Map<String, List<Entry>> families = files.stream()
                .filter(file -> FREQUENT.contains(family(file)))
                .collect(Collectors.groupingBy(DependencyGroups::family, TreeMap::new, Collectors.toList()));
        List<String> apart = families.keySet().stream()
                .filter(name -> size(families.get(name)) >= SMALLEST)
                .sorted(Comparator.comparingLong((String name) -> size(families.get(name)))
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST_APART)
                .sorted()
                .toList();
        boolean together = files.stream().mapToLong(DependencyGroups::size).sum() < SMALLEST;
        Map<String, List<Entry>> groups = new LinkedHashMap<>();
        for (Entry file : files) {
            String family = family(file);
            String group = together || !families.containsKey(family) ? SELDOM : apart.contains(family) ? family : OFTEN;
            groups.computeIfAbsent(group, name -> new ArrayList<>()).add(file);
        }
        return sorted(groups, apart);
    }

    private static Map<String, List<Entry>> sorted(Map<String, List<Entry>> groups, List<String> apart) {
        Map<String, List<Entry>> sorted = new LinkedHashMap<>();
        Stream.of(List.of(SELDOM), apart, List.of(OFTEN))
                .flatMap(List::stream)
                .filter(groups::containsKey)
                .forEach(name -> sorted.put(name, groups.get(name)));
        return sorted;
    }

    private static long size(List<Entry> files) {
        return files.stream().mapToLong(DependencyGroups::size).sum();
    }

    /** The first word of a jar's file name: {@code spring} of {@code spring-core-7.0.1.jar}. */
    private static String family(Entry file) {
        String name = file.path().substring(file.path().lastIndexOf('/') + 1);
        return name.endsWith(".jar") ? name.replaceFirst("[-_.].*", "") : "";
    }

    private static long size(Entry file) {
        try {
            return ((Entry.File) file).content().size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
