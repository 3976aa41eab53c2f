package dev.tinyimage.layout;

import dev.tinyimage.app.Application;
import dev.tinyimage.cache.Cache;
import dev.tinyimage.console.Console;
import dev.tinyimage.console.Step;
import dev.tinyimage.image.DigestStream;
import dev.tinyimage.jar.JarRewriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** An application whose jars are stored instead of deflated, each made once and kept by its digest. */
public final class RepackedJars {

    private static final JarRewriter STORING = new JarRewriter(name -> true, true);

    private final Cache cache;

    private final Step step;

    private RepackedJars(Cache cache, Step step) {
        this.cache = cache;
        this.step = step;
    }

    public static Application of(Application app, Cache cache, Console console) {
        try (Step step = console.step("Repacking jars", app.jars().size(), Step.Unit.JARS)) {
            return app.withFiles(new RepackedJars(cache, step)::jar);
        }
    }

    private Path jar(Path file) {
        if (!file.getFileName().toString().endsWith(".jar")) {
            return file;
        }
        try {
            String digest = DigestStream.of(file).replace(':', '-');
            Path stored = cache.file("stored-jars", digest, copy -> STORING.rewrite(file, copy));
            step.advance(1);
            return stored;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
