package dev.tinyimage.corpus;

import dev.tinyimage.files.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The apps to run.
 *
 * @param folder of the corpus, where its parent POM is
 * @param apps sorted by name where all are run
 */
record Corpus(Path folder, List<CorpusApp> apps) {

    /** What each build runs: the plainest app, text in many languages, and what most servers are made of. */
    private static final List<String> USUAL = List.of("plain", "text", "boot3-mvc");

    private static final Duration BUILD_LIMIT = Duration.ofMinutes(30);

    /** Those that {@code it.corpusApps} names: {@code all}, or names with commas between them. */
    static Corpus selected() {
        Path folder =
                Path.of(property("it.corpus", "../corpus")).toAbsolutePath().normalize();
        String names = property("it.corpusApps", "");
        if (names.equals("all")) {
            return new Corpus(folder, all(folder));
        }
        List<String> chosen = names.isEmpty()
                ? USUAL.stream().filter(name -> isApp(folder.resolve(name))).toList()
                : List.of(names.split("\\s*,\\s*"));
        return new Corpus(folder, chosen.stream().map(name -> app(folder, name)).toList());
    }

    /** Builds them anew, for not all plugins take what an earlier build left, with the tests' own Maven and JDK. */
    void build() throws IOException {
        for (CorpusApp app : apps) {
            Folders.delete(app.target());
        }
        List<String> command = new ArrayList<>(
                List.of(maven(), "-B", "-q", "-f", folder.resolve("pom.xml").toString()));
        String downloads = property("it.downloads", "");
        if (!downloads.isEmpty()) {
            command.add("-Dmaven.repo.local=" + downloads);
        }
        command.addAll(List.of("package", "-am", "-pl", String.join(",", names())));
        ProcessBuilder build = new ProcessBuilder(command);
        build.environment().put("JAVA_HOME", System.getProperty("java.home"));
        build.environment().merge("MAVEN_OPTS", "-XX:TieredStopAtLevel=1", (given, ours) -> given + " " + ours);
        Program.run(BUILD_LIMIT, build);
    }

    private List<String> names() {
        return apps.stream().map(CorpusApp::name).toList();
    }

    private static String maven() {
        String home = property("it.maven", "");
        return home.isEmpty() ? "mvn" : Path.of(home, "bin", "mvn").toString();
    }

    private static List<CorpusApp> all(Path folder) {
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.filter(Corpus::isApp).sorted().map(CorpusApp::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CorpusApp app(Path folder, String name) {
        if (!isApp(folder.resolve(name))) {
            throw new IllegalArgumentException("it.corpusApps names " + name + ", but " + folder + " has no such app");
        }
        return CorpusApp.read(folder.resolve(name));
    }

    private static boolean isApp(Path folder) {
        return Files.isRegularFile(folder.resolve(CorpusApp.PROPERTIES));
    }

    private static String property(String name, String otherwise) {
        String value = System.getProperty(name, "").strip();
        return value.isEmpty() ? otherwise : value;
    }
}
