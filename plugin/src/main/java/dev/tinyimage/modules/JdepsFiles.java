package dev.tinyimage.modules;

import dev.tinyimage.app.Jar;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Files of jars as jdeps takes them: it reads none that is not named {@code .jar}, such as the {@code .jar.original} of
 * Spring Boot, its summary names no folder, and in its class path a colon ends a path. Where the name will not do, it gets a
 * copy.
 */
final class JdepsFiles implements AutoCloseable {

    private static final String ENDING = ".jar";

    private final Map<Path, Jar> jars = new LinkedHashMap<>();
    private final List<Path> copies = new ArrayList<>();

    JdepsFiles(Collection<Jar> all) throws IOException {
        Set<Path> taken = new HashSet<>();
        for (Jar jar : all) {
            Path name = jar.file().getFileName();
            boolean inClassPath = !jar.file().toString().contains(File.pathSeparator);
            boolean good = name.toString().endsWith(ENDING) && inClassPath && taken.add(name);
            jars.put(good ? jar.file() : copy(jar.file()), jar);
        }
    }

    private Path copy(Path file) throws IOException {
        Path copy = Files.createTempFile("tinyimage", ENDING);
        copies.add(copy);
        return Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
    }

    /** No two of one name. */
    List<Path> paths() {
        return List.copyOf(jars.keySet());
    }

    /** The jar of a file. */
    Jar jar(Path file) {
        return jars.get(file);
    }

    @Override
    public void close() throws IOException {
        for (Path copy : copies) {
            Files.delete(copy);
        }
    }
}
