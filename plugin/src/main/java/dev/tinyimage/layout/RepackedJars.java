package dev.tinyimage.layout;

import dev.tinyimage.app.Application;
import dev.tinyimage.cache.Cache;
import dev.tinyimage.image.DigestStream;
import dev.tinyimage.jar.JarRewriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** An application whose jars are stored instead of deflated, each made once and kept by its digest. */
public final class RepackedJars {

    private static final JarRewriter STORING = new JarRewriter(name -> true, true);

    private final Cache cache;

    private RepackedJars(Cache cache) {
        this.cache = cache;
    }

    public static Application of(Application app, Cache cache) {
        RepackedJars repacked = new RepackedJars(cache);
        return app.withFiles(repacked::jar);
    }

    private Path jar(Path file) {
        if (!file.getFileName().toString().endsWith(".jar")) {
            return file;
        }
        try {
            String digest = DigestStream.of(file).replace(':', '-');
            return cache.file("stored-jars", digest, copy -> STORING.rewrite(file, copy));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
