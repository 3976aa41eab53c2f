package dev.tinyimage.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/** The jar that Spring Boot has repackaged, as it was before. */
final class ThinJar {

    private static final String CLASSES = "BOOT-INF/classes/";

    /** Neither the libraries and their lists nor the launcher that reads them. */
    private static final List<String> LEFT_OUT = List.of("BOOT-INF/", "org/springframework/boot/loader/");

    private ThinJar() {}

    /** The original that the plugin has kept, or else one that is made from the repackaged jar. */
    static Path of(Path repackaged, Path target) {
        Path original = repackaged.resolveSibling(repackaged.getFileName() + ".original");
        if (Files.isRegularFile(original)) {
            return original;
        }
        try {
            return extract(repackaged, target.resolve("tinyimage/thin.jar"));
        } catch (IOException e) {
            throw Messages.unreadableJar(repackaged, e);
        }
    }

    private static Path extract(Path repackaged, Path thin) throws IOException {
        try (JarFile jar = new JarFile(repackaged.toFile(), false)) {
            SortedMap<String, byte[]> contents = new TreeMap<>();
            for (Map.Entry<String, ZipEntry> file : files(jar).entrySet()) {
                try (InputStream in = jar.getInputStream(file.getValue())) {
                    contents.put(file.getKey(), in.readAllBytes());
                }
            }
            JarWriter.write(thin, contents);
        }
        return thin;
    }

    /** By the names that they had, sorted. */
    private static Map<String, ZipEntry> files(JarFile jar) {
        Map<String, ZipEntry> files = new TreeMap<>();
        jar.stream().filter(entry -> !entry.isDirectory()).forEach(entry -> {
            String name = entry.getName();
            if (name.startsWith(CLASSES)) {
                files.put(name.substring(CLASSES.length()), entry);
            } else if (LEFT_OUT.stream().noneMatch(name::startsWith)) {
                files.putIfAbsent(name, entry);
            }
        });
        return files;
    }
}
