package dev.tinyimage.layout;

import dev.tinyimage.app.Jar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
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
 * apart from each other. Families are told by coordinates without versions, so a new version stays where the old one was. {@code bench/layers}
 * measures what that saves.
 */
final class DependencyGroups {

    /** First words of the names of artifacts that frameworks release or upgrade every few weeks. */
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

    /** With base, jvm, runtime, archive, server, snapshots, app, extra files and bill of materials an image has thirteen layers
     * at most. */
    private static final int MOST_APART = 2;

    /** A layer is a request of its own, which costs about as much as so many bytes. */
    private static final long SMALLEST = 1_000_000;

    /** The layer of all that is in no such family. */
    static final String SELDOM = "dependencies";

    private static final String OFTEN = "frameworks";

    private DependencyGroups() {}

    /** Jars by the names of their layers, most stable first; within a layer in the order in which they come. */
    static Map<String, List<Jar>> of(List<Jar> jars) {
        Map<String, List<Jar>> families = jars.stream()
                .filter(jar -> FREQUENT.contains(family(jar)))
                .collect(Collectors.groupingBy(DependencyGroups::family, TreeMap::new, Collectors.toList()));
        List<String> apart = families.keySet().stream()
                .filter(name -> size(families.get(name)) >= SMALLEST)
                .sorted(Comparator.comparingLong((String name) -> size(families.get(name)))
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST_APART)
                .sorted()
                .toList();
        boolean together = size(jars) < SMALLEST;
        Map<String, List<Jar>> groups = new LinkedHashMap<>();
        for (Jar jar : jars) {
            String family = family(jar);
            String group = together || !families.containsKey(family) ? SELDOM : apart.contains(family) ? family : OFTEN;
            groups.computeIfAbsent(group, name -> new ArrayList<>()).add(jar);
        }
        return sorted(groups, apart);
    }

    private static Map<String, List<Jar>> sorted(Map<String, List<Jar>> groups, List<String> apart) {
        Map<String, List<Jar>> sorted = new LinkedHashMap<>();
        Stream.of(List.of(SELDOM), apart, List.of(OFTEN))
                .flatMap(List::stream)
                .filter(groups::containsKey)
                .forEach(name -> sorted.put(name, groups.get(name)));
        return sorted;
    }

    /**
     * The first word of an artifact's name: {@code spring} of {@code spring-core}. Where the build tool knows none, as of the
     * tools that Spring Boot's repackage adds to a WAR, the jar's own name is all there is.
     */
    private static String family(Jar jar) {
        return jar.dependency()
                .map(known -> known.coordinates().artifact())
                .orElseGet(jar::fileName)
                .replaceFirst("[-_.].*", "");
    }

    private static long size(List<Jar> jars) {
        return jars.stream().mapToLong(DependencyGroups::size).sum();
    }

    private static long size(Jar jar) {
        try {
            return Files.size(jar.file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
