package dev.tinyimage.corpus;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * An app of the corpus.
 *
 * @param folder where its POM is
 * @param properties what it says about itself
 */
record CorpusApp(Path folder, Properties properties) {

    static final String PROPERTIES = "app.properties";

    private static final List<String> PROBES = List.of("/probe/tls", "/probe/date", "/probe/error");

    static CorpusApp read(Path folder) {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(folder.resolve(PROPERTIES))) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new CorpusApp(folder, properties);
    }

    String name() {
        return folder.getFileName().toString();
    }

    /** Where it is built and started. */
    Path target() {
        return folder.resolve("target");
    }

    boolean runsOn(int feature) {
        List<String> releases = words("releases");
        return releases.isEmpty() || releases.contains(Integer.toString(feature));
    }

    /** The path that answers 200 as soon as the app has started. */
    String ready() {
        return properties.getProperty("ready", "/probe/date");
    }

    /** Its own requests, then those that every app answers. */
    Set<String> requests() {
        Set<String> requests = new LinkedHashSet<>(words("requests"));
        requests.addAll(PROBES);
        return requests;
    }

    List<String> jvmFlags() {
        return words("jvmFlags");
    }

    List<String> arguments(int port) {
        return words("arguments").stream()
                .map(word -> word.replace("${PORT}", Integer.toString(port)).replace("${folder}", folder.toString()))
                .toList();
    }

    String mainClass() throws IOException {
        return manifest(Attributes.Name.MAIN_CLASS);
    }

    /** The app's jar, then its libraries in the order of the jar's manifest. An app in one jar has none. */
    List<Path> classPath() throws IOException {
        List<Path> classPath = new ArrayList<>(List.of(jar()));
        split(manifest(Attributes.Name.CLASS_PATH)).stream()
                .map(entry -> Path.of(jar().toUri().resolve(entry)))
                .forEach(classPath::add);
        return classPath;
    }

    private Path jar() {
        return target().resolve("app.jar");
    }

    private String manifest(Attributes.Name name) throws IOException {
        try (JarFile file = new JarFile(jar().toFile(), false)) {
            String value = file.getManifest().getMainAttributes().getValue(name);
            return value == null ? "" : value;
        }
    }

    private List<String> words(String property) {
        return split(properties.getProperty(property, ""));
    }

    private static List<String> split(String text) {
        return Stream.of(text.split("\\s+")).filter(word -> !word.isEmpty()).toList();
    }
}
