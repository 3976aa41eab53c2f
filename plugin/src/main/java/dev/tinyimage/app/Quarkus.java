package dev.tinyimage.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Quarkus weaves classes while building and leaves what is to be run in {@code target/}: a folder for the fast-jar and
 * its AOT form, one jar for the uber-jar, a jar with {@code lib} beside it for the legacy one. Which it was is in a file
 * that it writes for its own integration tests. The mutable jar is a fast-jar with Quarkus's build inside.
 */
final class Quarkus implements ApplicationKind {

    private static final String RESULT = "quarkus-artifact.properties";

    /** What only the mutable jar has: the libraries of Quarkus's build. */
    private static final String BUILD = "lib/deployment";

    @Override
    public Optional<Application> recognise(Project project, JarContents packaged) {
        Path file = project.target().resolve(RESULT);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        Properties result = read(file);
        if (!"jar".equals(result.getProperty("type"))) {
            throw Messages.quarkusType(project.name(), result.getProperty("type"));
        }
        Path jar = project.target().resolve(result.getProperty("path"));
        if (Files.isDirectory(jar.resolveSibling(BUILD))) {
            throw Messages.quarkusMutableJar(project.name());
        }
        return Optional.of(
                jar.getParent().equals(project.target())
                        ? RunnableJar.of("a Quarkus jar", jar, project.dependencies())
                                .ofOneTrain()
                        : folder(project, jar.getParent(), jar));
    }

    /** Its loader finds most of its jars by a list of Quarkus's own. */
    private static Application folder(Project project, Path folder, Path runner) {
        if (!Files.isRegularFile(runner)) {
            throw Messages.noRunnableJar(runner);
        }
        Copies copies = new Copies(project.dependencies());
        Map<String, Jar> jars = new LinkedHashMap<>();
        List<AppFile> files = new ArrayList<>();
        for (Path file : files(folder)) {
            String path = folder.relativize(file).toString().replace('\\', '/');
            boolean library = path.startsWith("lib/");
            if (path.endsWith(".jar")) {
                jars.put(path, library ? copies.jar(file, path) : new Jar(file, path, Jar.Role.OWN));
            } else if (!isStartUpArchive(path)) {
                files.add(new AppFile(file, path, library ? Jar.Role.LIBRARY : Jar.Role.OWN));
            }
        }
        List<Jar> classPath = Stream.concat(Stream.of(runner.getFileName().toString()), RunnableJar.beside(runner))
                .flatMap(path -> Stream.ofNullable(jars.remove(path)))
                .toList();
        List<Jar> others = List.copyOf(jars.values());
        List<Dependency> inside = copies.missing(
                Stream.concat(classPath.stream(), others.stream()).toList());
        Start start = RunnableJar.start(runner);
        return new Application("a Quarkus application", classPath, others, files, start, inside, true);
    }

    /** Made by the JDK of the build, whose archives no other runtime accepts. */
    private static boolean isStartUpArchive(String path) {
        return path.endsWith(".jsa") || path.endsWith(".aot");
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw Messages.unreadableJar(folder, e);
        }
    }

    private static Properties read(Path file) {
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            properties.load(in);
            return properties;
        } catch (IOException e) {
            throw Messages.unreadableJar(file, e);
        }
    }
}
