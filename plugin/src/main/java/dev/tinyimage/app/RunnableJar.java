package dev.tinyimage.app;

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
        Start start = start(file);
        Copies copies = new Copies(dependencies);
        List<Jar> classPath = new ArrayList<>(List.of(new Jar(file, "app.jar", Jar.Role.OWN)));
        beside(file).forEach(path -> classPath.add(copies.jar(file.resolveSibling(path), path)));
        return Application.onClassPath(kind, classPath, start).with(copies.missing(classPath));
    }

    /** @throws dev.tinyimage.console.UserError if it has no main class */
    static Start start(Path file) {
        return Optional.ofNullable(JarContents.manifest(file).getValue(Attributes.Name.MAIN_CLASS))
                .map(mainClass -> Start.ofJar(mainClass.strip()))
                .orElseThrow(() -> Messages.notRunnable(file));
    }

    /**
     * Paths of jars, relative to the jar's folder, in class-path order. Entries are relative URLs; those that lead nowhere
     * are passed over, as the launcher does (JAR specification).
     */
    static Stream<String> beside(Path file) {
        String classPath = Optional.ofNullable(JarContents.manifest(file).getValue(Attributes.Name.CLASS_PATH))
                .orElse("");
        return Stream.of(classPath.strip().split("\\s+"))
                .map(entry -> URI.create(entry).normalize().getPath())
                .filter(path -> path.endsWith(".jar") && !path.startsWith("/") && !path.startsWith(".."))
                .filter(path -> Files.isRegularFile(file.resolveSibling(path)));
    }
}
