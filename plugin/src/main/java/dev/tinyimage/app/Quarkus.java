package dev.tinyimage.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Quarkus weaves classes while building and leaves what is to be run in {@code target/}: a folder for the fast-jar and
 * its AOT form, one jar for the uber-jar, a jar with {@code lib} beside it for the legacy one. Which it was is in a file
 * that it writes for its own integration tests. The mutable jar is a fast-jar with Quarkus's build inside.
 */
final class Quarkus implements Kind {

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
                        : folder(project, jar.getParent(), jar.getFileName().toString()));
    }

    private static Application folder(Project project, Path folder, String runner) {
        List<Jar> jars = new ArrayList<>();
        List<AppFile> files = new ArrayList<>();
        for (Path file : files(folder)) {
            String path = folder.relativize(file).toString().replace('\\', '/');
            Jar.Role role = path.startsWith("lib/") ? Snapshots.role(file) : Jar.Role.APP;
            if (path.endsWith(".jar")) {
                jars.add(new Jar(file, path, role));
            } else if (!isStartUpArchive(path)) {
                files.add(new AppFile(file, path, role));
            }
        }
        Jar start = jars.stream()
                .filter(jar -> jar.path().equals(runner))
                .findFirst()
                .orElseThrow(() -> Messages.noRunnableJar(folder.resolve(runner)));
        return new Application(
                "a Quarkus application",
                jars,
                files,
                new Launch.ExecutableJar(start),
                List.of(),
                List.of(),
                project.dependencies());
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
