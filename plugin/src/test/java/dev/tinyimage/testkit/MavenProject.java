package dev.tinyimage.testkit;

import dev.tinyimage.cache.Cache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A copy of a project on which the Maven that runs the tests is run, with the plugin as an installed one would be.
 *
 * @param folder where the copy is
 * @param environment on top of this process's
 * @param servers of its settings.xml
 */
public record MavenProject(Path folder, Map<String, String> environment, String servers) {

    private static final Duration LIMIT = Duration.ofMinutes(10);

    /** Most tests look at other things than sizes. */
    private static final String LOW_EFFORT = "-Dtinyimage.image.compressionLevel=1";

    /** A Maven that ends after seconds takes two thirds of the time without the JVM's second compiler. */
    private static final String FIRST_COMPILER_ONLY = "-XX:TieredStopAtLevel=1";

    /**
     * What a run of Maven said.
     *
     * @param exitCode 0 for success
     * @param log all lines
     */
    public record Log(int exitCode, List<String> log) {

        /** The message of the goal that failed, without Maven's words around it. */
        public String error() {
            String marker = "tinyimage-maven-plugin:";
            return log.stream()
                    .filter(line -> line.startsWith("[ERROR] Failed to execute goal") && line.contains(marker))
                    .map(line -> line.substring(line.indexOf(": cannot ") + 2).replaceFirst(" -> \\[Help 1]$", ""))
                    .findFirst()
                    .orElse("no error of ours:\n" + String.join("\n", log));
        }

        /** The last line before Maven's summary: the image's digest reference, be it new or not. */
        public String result() {
            return log.stream()
                    .filter(line -> line.matches("\\[INFO] (Nothing changed: )?\\S+@sha256:[0-9a-f]{64}"))
                    .reduce((first, second) -> second)
                    .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                    .orElse("no digest reference:\n" + String.join("\n", log));
        }
    }

    /** Copies a project of {@code src/it} and fills in the plugin's version. */
    public static MavenProject sample(String name, Path folder) throws IOException {
        return copy(Path.of(property("projects"), name), folder);
    }

    /** Copies the example out of the reactor, and lets it use the plugin as its README shows it, as an extension. */
    public static MavenProject example(Path folder) throws IOException {
        Path example = Path.of(property("example"));
        MavenProject copy = copy(example, folder);
        copy.edit("pom.xml", "<artifactId>tinyimage-maven-plugin</artifactId>", "$0\n<extensions>true</extensions>");
        copy.edit("pom.xml", "(?s)<executions>.*</executions>", "");
        return copy;
    }

    /**
     * Packages it, for all goals that are to come in its folder: the extension goes, by which each of them would package
     * it again.
     */
    public MavenProject packaged() throws IOException {
        edit("pom.xml", "<extensions>true</extensions>", "");
        Log log = run("package", "-DskipTests");
        if (log.exitCode() != 0) {
            throw new IllegalStateException(String.join("\n", log.log()));
        }
        return this;
    }

    /** The same project with another environment. */
    public MavenProject with(Map<String, String> more) {
        Map<String, String> merged = new TreeMap<>(environment);
        merged.putAll(more);
        return new MavenProject(folder, merged, servers);
    }

    /** The same project in an environment whose cache has all that this machine's has, but of some kinds nothing. */
    public MavenProject withoutCached(Set<String> kinds, Path caches) throws IOException {
        Map<String, String> home = Map.of("XDG_CACHE_HOME", caches.toString());
        Path cache = Files.createDirectories(TestCache.at(Cache.home(home)).folder());
        Path full = Files.createDirectories(
                TestCache.at(Cache.home(System.getenv())).folder());
        try (Stream<Path> present = Files.list(full)) {
            for (Path kind : present.toList()) {
                if (!kinds.contains(kind.getFileName().toString())) {
                    Files.createSymbolicLink(cache.resolve(kind.getFileName()), kind);
                }
            }
        }
        return with(home);
    }

    /** The same project with the registry's user in settings.xml. */
    public MavenProject withServer(TestRegistry registry) {
        Credentials user = registry.credentials().orElseThrow();
        return new MavenProject(
                folder,
                environment,
                "<servers><server><id>%s</id><username>%s</username><password>%s</password></server></servers>"
                        .formatted(registry.address(), user.user(), user.password()));
    }

    /** Replaces what a regular expression finds in a file, which has to be there. */
    public void edit(String file, String pattern, String replacement) throws IOException {
        Path path = folder.resolve(file);
        String before = Files.readString(path);
        String after = before.replaceFirst(pattern, replacement);
        if (after.equals(before)) {
            throw new IllegalArgumentException(path + " has no " + pattern);
        }
        Files.writeString(path, after);
    }

    /** Runs Maven in the project. */
    public Log run(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(property("maven"), "bin", "mvn").toString(),
                "-B",
                "-s",
                settings().toString(),
                "-Dmaven.repo.local=" + property("repository")));
        command.addAll(List.of(arguments));
        if (command.stream().noneMatch(argument -> argument.startsWith("-Dtinyimage.image."))) {
            command.add(LOW_EFFORT);
        }
        ProcessBuilder maven = new ProcessBuilder(command).directory(folder.toFile());
        if (command.contains(LOW_EFFORT)) {
            maven.environment().merge("MAVEN_OPTS", FIRST_COMPILER_ONLY, (given, ours) -> given + " " + ours);
        }
        maven.environment().putAll(environment);
        Execution run = Execution.of(LIMIT, maven);
        List<String> lines =
                run.output().replaceAll("\u001b\\[[0-9;]*m", "").lines().toList();
        return new Log(run.exitCode(), lines);
    }

    private Path settings() throws IOException {
        Path template = Path.of(property("projects"), "settings.xml");
        Path settings = folder.resolveSibling(folder.getFileName() + "-settings.xml");
        String downloads = Path.of(property("downloads")).toUri().toString();
        Files.writeString(
                settings,
                Files.readString(template)
                        .replace("@localRepositoryUrl@", downloads)
                        .replace("<settings>", "<settings>" + servers));
        return settings;
    }

    private static MavenProject copy(Path from, Path to) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(from)) {
            files = walk.filter(Files::isRegularFile)
                    .filter(file -> !from.relativize(file).toString().contains("target/"))
                    .toList();
        }
        for (Path file : files) {
            Path copy = to.resolve(from.relativize(file).toString());
            Files.createDirectories(copy.getParent());
            if (copy.endsWith("pom.xml")) {
                Files.writeString(copy, Files.readString(file).replace("@project.version@", property("version")));
            } else {
                Files.copy(file, copy);
            }
        }
        return new MavenProject(to, Map.of(), "");
    }

    private static String property(String name) {
        return System.getProperty("it." + name);
    }
}
