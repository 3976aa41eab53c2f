package dev.tinyimage.app;

import dev.tinyimage.app.Project.Dependency;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.stream.Stream;

/** Takes a jar as it is, with the jars beside it that its manifest names. */
final class RunnableJar {

    private RunnableJar() {}

    static Application of(String kind, Path file, List<Dependency> dependencies) {
        Attributes manifest = JarContents.manifest(file);
        if (manifest.getValue(Attributes.Name.MAIN_CLASS) == null) {
            throw Messages.notRunnable(file);
        }
        Jar jar = new Jar(file, "app.jar", Jar.Role.APP);
        List<Jar> jars = new ArrayList<>(List.of(jar));
        jars.addAll(beside(
                file,
                Optional.ofNullable(manifest.getValue(Attributes.Name.CLASS_PATH))
                        .orElse("")));
        return new Application(
                kind, jars, List.of(), new Launch.ExecutableJar(jar), List.of(), List.of(), dependencies);
    }

    static String mainClass(Jar jar) {
        return JarContents.manifest(jar.file())
                .getValue(Attributes.Name.MAIN_CLASS)
                .strip();
    }

    /** A jar that is started with {@code -jar}, and those of an application that its manifest names. */
    static Stream<Jar> classPath(Jar jar, List<Jar> all) {
        String entries = Optional.ofNullable(JarContents.manifest(jar.file()).getValue(Attributes.Name.CLASS_PATH))
                .orElse("");
        URI folder = URI.create(jar.path());
        Stream<String> paths = Stream.of(entries.strip().split("\\s+"))
                .map(entry -> folder.resolve(entry).getPath());
        return Stream.concat(
                Stream.of(jar),
                paths.flatMap(path -> all.stream().filter(other -> other.path().equals(path) && other != jar)));
    }

    /** Entries are relative URLs; those that lead nowhere are passed over, as the launcher does (JAR specification). */
    private static List<Jar> beside(Path file, String classPath) {
        List<Jar> jars = new ArrayList<>();
        for (String entry : classPath.strip().split("\\s+")) {
            String path = URI.create(entry).normalize().getPath();
            Path library = file.resolveSibling(path);
            if (path.endsWith(".jar")
                    && !path.startsWith("/")
                    && !path.startsWith("..")
                    && Files.isRegularFile(library)) {
                jars.add(new Jar(library, path, Snapshots.role(library)));
            }
        }
        return jars;
    }
}
