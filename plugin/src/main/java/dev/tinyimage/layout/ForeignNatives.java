package dev.tinyimage.layout;

import dev.tinyimage.app.Application;
import dev.tinyimage.app.Jar;
import dev.tinyimage.cache.Cache;
import dev.tinyimage.cache.FileDigests;
import dev.tinyimage.console.Console;
import dev.tinyimage.elf.NativeEntry;
import dev.tinyimage.elf.NativeTarget;
import dev.tinyimage.image.DigestStream;
import dev.tinyimage.jar.JarRewriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;

/**
 * Leaves native libraries that the image's system cannot load out of the jars of dependencies, which often bring them for
 * a dozen systems. A signed jar stays as it is, and so do jars in jars and the application's own.
 */
public final class ForeignNatives {

    private static final Set<Jar.Role> DEPENDENCIES = Set.of(Jar.Role.LIBRARY, Jar.Role.SNAPSHOT, Jar.Role.SIBLING);

    /** Names of the entries to leave out, by the jars that have any. */
    private final Map<Path, Set<String>> foreign;

    private final Cache cache;

    /** Bytes saved, by the names of the jars. */
    private final Map<String, Long> saved = new ConcurrentHashMap<>();

    private ForeignNatives(Map<Path, Set<String>> foreign, Cache cache) {
        this.foreign = foreign;
        this.cache = cache;
    }

    /**
     * The same application with smaller jars.
     *
     * @param inJars native files in the application's jars, for whatever system
     * @param target the image's system
     */
    public static Application leftOut(
            Application app, Map<Path, List<NativeEntry>> inJars, NativeTarget target, Cache cache, Console console) {
        Map<Path, Set<String>> foreign = new HashMap<>();
        app.jars().stream()
                .filter(jar -> DEPENDENCIES.contains(jar.role()))
                .forEach(jar -> foreign.put(jar.file(), foreign(inJars.getOrDefault(jar.file(), List.of()), target)));
        ForeignNatives natives = new ForeignNatives(foreign, cache);
        Application smaller = app.withFiles(natives::jar);
        if (!natives.saved.isEmpty()) {
            console.info(Messages.leftOut(new TreeMap<>(natives.saved)));
        }
        return smaller;
    }

    private Path jar(Path file) {
        try {
            Set<String> leftOut = foreign.getOrDefault(file, Set.of());
            if (leftOut.isEmpty() || isSigned(file)) {
                return file;
            }
            String key =
                    DigestStream.hex("sha256:" + FileDigests.of(file, cache).sha256()
                            + leftOut.stream().sorted().toList());
            JarRewriter rewriter = new JarRewriter(name -> !leftOut.contains(name), false);
            Path smaller = cache.file("lean-jars", key, copy -> rewriter.rewrite(file, copy));
            saved.put(file.getFileName().toString(), Files.size(file) - Files.size(smaller));
            return smaller;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> foreign(List<NativeEntry> entries, NativeTarget target) {
        return entries.stream().filter(target::isForeign).map(NativeEntry::name).collect(Collectors.toSet());
    }

    /** Signature files are listed in the JAR file specification, "Signed JAR File". */
    private static boolean isSigned(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.stream().anyMatch(entry -> entry.getName().matches("(?i)META-INF/[^/]+[.]SF"));
        }
    }
}
