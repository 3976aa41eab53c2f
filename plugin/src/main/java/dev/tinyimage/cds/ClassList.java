package dev.tinyimage.cds;

import dev.tinyimage.cache.Cache;
import dev.tinyimage.cache.OwnCode;
import dev.tinyimage.classfile.ClassConstants;
import dev.tinyimage.image.DigestStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is to be in an archive, as {@code -XX:SharedClassListFile} takes it: names of classes, shapes of method handles,
 * call sites of lambdas, and constants that are to be resolved already.
 */
final class ClassList {

    /** Classes of the JDK that web servers load when they start, beyond those of the JDK's own list. */
    private static final String SERVERS = "server-classes.txt";

    /** Those that frameworks load on top. */
    private static final String FRAMEWORKS = "framework-classes.txt";

    /** Classes of an application with a framework: Helidon SE's has the fewest, a server without one has some tens. */
    private static final int SMALLEST_FRAMEWORK = 1000;

    /** Of what the cache keeps. */
    private static final String KIND = "class-lists";

    private ClassList() {}

    /** Makes a list. */
    private interface Maker {
        List<String> make() throws IOException;
    }

    /** Classes of the JDK alone. */
    static List<String> ofJdk(ArchivedImage archived, Cache cache) throws IOException {
        return kept(archived.classes(), cache, () -> ofJdk(archived));
    }

    /** Classes of the application too. */
    static List<String> ofApp(ArchivedImage archived, Cache cache) throws IOException {
        String start =
                archived.command().javaClassPath() + " " + archived.command().mainClass();
        return kept(String.join("\n", archived.classes(), archived.content(), start), cache, () -> ofApp(archived));
    }

    /** @param from all that the list depends on besides this code */
    private static List<String> kept(String from, Cache cache, Maker maker) throws IOException {
        String key = DigestStream.hex(OwnCode.identity() + from);
        return cache.text(KIND, key, () -> list(maker)).lines().toList();
    }

    private static String list(Maker maker) {
        try {
            return String.join("\n", maker.make());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> ofJdk(ArchivedImage archived) throws IOException {
        try (RuntimeClasses runtime = new RuntimeClasses(archived.runtime().root())) {
            List<String> usual = usual(archived.runtime().root());
            Set<String> names = names(runtime, usual, recorded(SERVERS));
            return lines(usual, List.of(), links(names, runtime), runtime, archived);
        }
    }

    private static List<String> ofApp(ArchivedImage archived) throws IOException {
        try (RuntimeClasses runtime = new RuntimeClasses(archived.runtime().root());
                AppClasses app =
                        new AppClasses(archived.jars(), archived.runtime().jdk().feature())) {
            Reachable reachable = Reachable.from(archived.command().mainClass().replace('.', '/'), app, runtime);
            List<String> usual = usual(archived.runtime().root());
            Set<String> names = names(runtime, usual, recorded(SERVERS));
            names.addAll(reachable.ofRuntime());
            if (reachable.found().size() >= SMALLEST_FRAMEWORK) {
                names.addAll(names(runtime, recorded(FRAMEWORKS)));
            }
            Map<String, ClassConstants> links = links(names, runtime);
            links.putAll(reachable.found());
            List<String> lambdas = reachable.found().values().stream()
                    .flatMap(found -> found.lambdas().stream())
                    .toList();
            return lines(usual, lambdas, links, runtime, archived);
        }
    }

    private static List<String> usual(Path runtime) throws IOException {
        return Files.readAllLines(runtime.resolve("lib/classlist"));
    }

    /** Those of the runtime; the JDK's list may have an identifier after a name. */
    @SafeVarargs
    private static Set<String> names(RuntimeClasses runtime, List<String>... lists) {
        Set<String> names = new LinkedHashSet<>();
        Stream.of(lists)
                .flatMap(List::stream)
                .filter(line -> !line.startsWith("@") && !line.startsWith("#"))
                .map(line -> line.split(" ")[0])
                .filter(runtime::has)
                .forEach(names::add);
        return names;
    }

    private static Map<String, ClassConstants> links(Set<String> names, RuntimeClasses runtime) {
        Map<String, ClassConstants> links = new LinkedHashMap<>();
        names.forEach(name -> links.put(name, runtime.find(name).orElseThrow()));
        return links;
    }

    private static List<String> lines(
            List<String> usual,
            List<String> lambdas,
            Map<String, ClassConstants> links,
            RuntimeClasses runtime,
            ArchivedImage archived) {
        List<String> lines = new ArrayList<>(links.keySet());
        usual.stream().filter(line -> line.startsWith("@")).forEach(lines::add);
        lines.addAll(lambdas);
        if (archived.hasLinkedClasses()) {
            Verifiable verifiable = new Verifiable(links, runtime);
            links.values().forEach(of -> constants(of, links.keySet(), verifiable.has(of.name()), lines));
        }
        return lines;
    }

    /** Constants that lead to classes of the list, which JEP 483 resolves when the archive is made, and call sites. */
    private static void constants(ClassConstants links, Set<String> names, boolean withCallSites, List<String> lines) {
        SortedSet<Integer> numbers = new TreeSet<>();
        links.constants().forEach((number, target) -> {
            if (names.contains(target)) {
                numbers.add(number);
            }
        });
        if (withCallSites) {
            numbers.addAll(links.callSites());
        }
        if (!numbers.isEmpty()) {
            lines.add("@cp " + links.name() + " "
                    + numbers.stream().map(String::valueOf).collect(Collectors.joining(" ")));
        }
    }

    private static List<String> recorded(String resource) {
        try (InputStream in = ClassList.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
