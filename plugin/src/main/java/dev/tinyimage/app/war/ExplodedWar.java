package dev.tinyimage.app.war;

import dev.tinyimage.app.JarWriter;
import dev.tinyimage.files.Folders;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * A WAR as files of its own.
 *
 * @param folder has the layout of the WAR
 * @param files all that is in it, relative to the folder, sorted
 * @param classes a jar of what is in WEB-INF/classes
 * @param pages a jar of what the server compiles
 * @param startClass the class that starts the WAR as a Spring Boot application, if it is one that {@code java -jar} runs
 */
record ExplodedWar(Path folder, List<String> files, Path classes, Path pages, Optional<String> startClass) {

    static final String CLASSES = "WEB-INF/classes/";

    private static final String LIBRARY = "WEB-INF/lib/[^/]+\\.jar";

    /** Where Spring Boot keeps what only {@code java -jar} needs: a server. */
    private static final String PROVIDED_LIBRARY = "WEB-INF/lib-provided/[^/]+\\.jar";

    /** It finds nested jars, and here none is nested any more. */
    private static final String BOOT_LOADER = "org/springframework/boot/loader/";

    /** Pages, tag files, and descriptors of tag libraries (Jakarta Pages 3.1, 1.1.3 and 8.4). */
    private static final String PAGE = ".*\\.(jspx?|jspf|tagx?|tld)";

    /**
     * Writes out a WAR.
     *
     * @param work where to; what an earlier build left there is replaced
     */
    static ExplodedWar of(Path war, Path work) {
        Path folder = work.resolve("war");
        Path classes = work.resolve("war-classes.jar");
        Path pages = work.resolve("war-pages.jar");
        try (JarFile jar = new JarFile(war.toFile(), false)) {
            Folders.delete(folder);
            List<String> files = new ArrayList<>();
            SortedMap<String, byte[]> classFiles = new TreeMap<>();
            SortedMap<String, byte[]> pageFiles = new TreeMap<>();
            for (JarEntry entry : jar.stream().toList()) {
                String name = entry.getName();
                if (!entry.isDirectory() && !name.startsWith(BOOT_LOADER)) {
                    byte[] content = read(jar, entry);
                    write(folder, name, content);
                    files.add(name);
                    if (name.startsWith(CLASSES)) {
                        classFiles.put(name.substring(CLASSES.length()), content);
                    } else if (name.matches(PAGE)) {
                        pageFiles.put(name, content);
                    }
                }
            }
            JarWriter.write(classes, classFiles);
            JarWriter.write(pages, pageFiles);
            return new ExplodedWar(folder, files.stream().sorted().toList(), classes, pages, startClass(jar));
        } catch (IOException e) {
            throw Messages.unreadable(war, e);
        }
    }

    /** The jars that every server puts on the application's class path. */
    List<String> libraries() {
        return matching(LIBRARY);
    }

    List<String> providedLibraries() {
        return matching(PROVIDED_LIBRARY);
    }

    boolean hasPages() {
        return !matching(PAGE).isEmpty();
    }

    private List<String> matching(String pattern) {
        return files.stream().filter(file -> file.matches(pattern)).toList();
    }

    private static Optional<String> startClass(JarFile jar) throws IOException {
        return jar.getJarEntry(BOOT_LOADER) == null || jar.getManifest() == null
                ? Optional.empty()
                : Optional.ofNullable(jar.getManifest().getMainAttributes().getValue("Start-Class"));
    }

    private static byte[] read(JarFile jar, JarEntry entry) throws IOException {
        try (InputStream in = jar.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }

    private static void write(Path folder, String name, byte[] content) throws IOException {
        Path file = folder.resolve(name).normalize();
        if (!file.startsWith(folder)) {
            throw new IOException(name + " leads out of the archive");
        }
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }
}
