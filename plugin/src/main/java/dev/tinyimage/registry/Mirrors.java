package dev.tinyimage.registry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tinyimage.image.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Registries that hold copies of what others have.
 *
 * @param byRegistry mirrors in the order in which they are to be tried: host, port and an optional path before the
 *     repository; the registry is as in {@link Reference#registry}
 */
public record Mirrors(Map<String, List<String>> byRegistry) {

    /** Registry and mirrors, as the user writes them. */
    public record Mirrored(String registry, List<String> mirrors) {}

    /**
     * Mirrors that the user names.
     *
     * @param parameter where they come from, for messages
     * @throws dev.tinyimage.console.UserError if one is no registry
     */
    public static Mirrors of(List<Mirrored> named, String parameter) {
        Map<String, List<String>> byRegistry = new LinkedHashMap<>();
        for (Mirrored one : named) {
            check(one.registry(), parameter);
            one.mirrors().forEach(mirror -> check(mirror, parameter));
            byRegistry
                    .computeIfAbsent(probe(one.registry(), parameter).registry(), registry -> new ArrayList<>())
                    .addAll(one.mirrors());
        }
        return new Mirrors(byRegistry);
    }

    /**
     * The mirrors of Jib's own file for all builds of a user (its docs/faq.md, "global configuration").
     *
     * @throws dev.tinyimage.console.UserError if it is damaged
     */
    public static Mirrors ofJib(Map<String, String> environment) {
        String xdg = environment.getOrDefault("XDG_CONFIG_HOME", "");
        Path home = Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")));
        Path file = (xdg.isEmpty() ? home.resolve(".config") : Path.of(xdg))
                .resolve("google-cloud-tools-java/jib/config.json");
        if (!Files.isRegularFile(file)) {
            return new Mirrors(Map.of());
        }
        try {
            List<Mirrored> named = new ArrayList<>();
            for (JsonNode one : Json.read(Files.readAllBytes(file)).path("registryMirrors")) {
                List<String> mirrors = new ArrayList<>();
                one.path("mirrors").forEach(mirror -> mirrors.add(mirror.asText()));
                named.add(new Mirrored(one.path("registry").asText(), mirrors));
            }
            return of(named, "registryMirrors in " + file);
        } catch (IOException e) {
            throw Messages.jibConfigUnreadable(file, e);
        }
    }

    /** These, and after them those of another source. */
    public Mirrors and(Mirrors others) {
        Map<String, List<String>> both = new LinkedHashMap<>();
        for (Mirrors one : List.of(this, others)) {
            one.byRegistry.forEach((registry, mirrors) ->
                    both.computeIfAbsent(registry, key -> new ArrayList<>()).addAll(mirrors));
        }
        return new Mirrors(both);
    }

    /** Where else an image may be found, in the order in which to try. */
    List<Reference> of(Reference reference) {
        return byRegistry.getOrDefault(reference.registry(), List.of()).stream()
                .map(mirror -> {
                    Reference there = probe(mirror, "registryMirrors");
                    String folder = there.repository().replaceFirst("[^/]+$", "");
                    return new Reference(there.registry(), folder + reference.repository(), reference.qualifier());
                })
                .toList();
    }

    /** A name without dot or port would be taken for a user of Docker Hub. */
    private static void check(String registry, String parameter) {
        if (!registry.replaceFirst("/.*", "").matches("localhost|.*[.:].*")) {
            throw Messages.badMirror(registry, parameter);
        }
        probe(registry, parameter);
    }

    /** Any image there: Jib knows how a registry's name is written, and that Docker Hub has several. */
    private static Reference probe(String registry, String parameter) {
        return Reference.parse(registry + "/any", parameter);
    }
}
