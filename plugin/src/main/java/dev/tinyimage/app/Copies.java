package dev.tinyimage.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells which dependencies the jars are that a build plugin has copied. Each gives them names of its own, so they are told by
 * their bytes. Quarkus weaves some of them, whose names are group and file name (its JarResultBuildStep).
 */
public final class Copies {

    private final List<Dependency> dependencies;
    private final Map<Long, List<Dependency>> bySize;

    public Copies(List<Dependency> dependencies) {
        this.dependencies = dependencies;
        this.bySize = dependencies.stream().collect(Collectors.groupingBy(dependency -> size(dependency.file())));
    }

    /** A copy in its place in the image; a library of unknown origin if it is none of these. */
    public Jar jar(Path copy, String path) {
        Optional<Dependency> known = of(copy);
        return new Jar(copy, path, known.map(Dependency::role).orElse(Jar.Role.LIBRARY), known);
    }

    /** Those of which none of these jars is a copy. */
    public List<Dependency> missing(List<Jar> jars) {
        Set<Dependency> there =
                jars.stream().flatMap(jar -> jar.dependency().stream()).collect(Collectors.toSet());
        return dependencies.stream()
                .filter(dependency -> !there.contains(dependency))
                .toList();
    }

    private Optional<Dependency> of(Path copy) {
        return bySize.getOrDefault(size(copy), List.of()).stream()
                .filter(dependency -> equal(dependency.file(), copy))
                .findFirst()
                .or(() -> dependencies.stream()
                        .filter(dependency -> copy.endsWith(dependency.group() + "." + dependency.fileName()))
                        .findFirst());
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw Messages.unreadableJar(file, e);
        }
    }

    private static boolean equal(Path one, Path other) {
        try {
            return Files.mismatch(one, other) < 0;
        } catch (IOException e) {
            throw Messages.unreadableJar(other, e);
        }
    }
}
