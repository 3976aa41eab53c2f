package dev.tinyimage.scan;

import dev.tinyimage.app.Jar;
import dev.tinyimage.cache.Cache;
import dev.tinyimage.cache.FileDigests;
import dev.tinyimage.console.Step;
import dev.tinyimage.image.DigestStream;
import dev.tinyimage.jdk.JdkCharsets;
import dev.tinyimage.jdk.JdkClasses;
import dev.tinyimage.jdk.JdkModules;
import dev.tinyimage.jdk.LinkSource;
import dev.tinyimage.threads.Workers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Scans jars, several at a time, and remembers each by its digest. */
public final class Scanner {

    /** Of what the cache keeps. */
    private static final String KIND = "mentions";

    private final LinkSource jdk;
    private final JdkModules modules;
    private final Interests interests;
    private final Cache cache;
    private final String analyser;
    private JarReader reader;

    /**
     * A scanner.
     *
     * @param jdk whose classes are looked for, and whose release decides between the versions of a multi-release jar
     */
    public Scanner(LinkSource jdk, JdkModules modules, Interests interests, Cache cache) {
        this.jdk = jdk;
        this.modules = modules;
        this.interests = interests;
        this.cache = cache;
        this.analyser = DigestStream.hex(interests.text() + modules.identity());
    }

    /**
     * Scans jars.
     *
     * @param step advances with each
     * @return in the order of the jars
     * @throws dev.tinyimage.console.UserError if one cannot be opened
     */
    public Map<Jar, JarScan> scan(List<Jar> jars, Step step) {
        List<Future<JarScan>> scans =
                jars.stream().map(jar -> Workers.submit(() -> scan(jar, step))).toList();
        try {
            Map<Jar, JarScan> byJar = new LinkedHashMap<>();
            for (int i = 0; i < jars.size(); i++) {
                byJar.put(jars.get(i), scans.get(i).get());
            }
            return byJar;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            scans.forEach(scan -> scan.cancel(true));
            closeReader();
        }
    }

    private JarScan scan(Jar jar, Step step) {
        JarScan scan = scan(jar);
        step.advance(1);
        return scan;
    }

    private JarScan scan(Jar jar) {
        try {
            String digest = FileDigests.of(jar.file(), cache).sha256();
            String key = digest + "-" + analyser;
            Optional<String> kept = cache.find(KIND, key);
            if (kept.isPresent()) {
                return JarScan.read(digest, kept.get());
            }
            JarScan scan = reader().read(jar.file(), digest);
            cache.text(KIND, key, scan::text);
            return scan;
        } catch (UncheckedIOException e) {
            throw Messages.unreadableJar(jar, e.getCause());
        } catch (IOException e) {
            throw Messages.unreadableJar(jar, e);
        }
    }

    /** What it looks for takes time to load, and is not needed where all jars are remembered. */
    private synchronized JarReader reader() {
        if (reader == null) {
            reader = new JarReader(
                    jdk.feature(), modules, JdkClasses.of(jdk, modules), JdkCharsets.of(jdk, cache), interests);
        }
        return reader;
    }

    private synchronized void closeReader() {
        if (reader != null) {
            reader.close();
            reader = null;
        }
    }
}
