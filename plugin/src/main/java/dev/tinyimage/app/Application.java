package dev.tinyimage.app;

import dev.tinyimage.app.war.WarFile;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What is packaged and how it starts, whatever it runs on.
 *
 * @param kind what it was recognised as, for the user
 * @param classPath of the JVM, in order, without what the image's base or extra files add
 * @param otherJars that the application loads itself, or that are only read
 * @param files all that is no jar
 * @param start how it starts
 * @param inside dependencies that lie in its jars, not beside them
 * @param oneTrain whether its libraries are released together, so that they lie in one layer
 */
public record Application(
        String kind,
        List<Jar> classPath,
        List<Jar> otherJars,
        List<AppFile> files,
        Start start,
        List<Dependency> inside,
        boolean oneTrain) {

    /** In the order of asking; the last one takes whatever has a main class. */
    private static final List<ApplicationKind> KINDS = List.of(
            new NamedJar(),
            new WarFile(),
            new Quarkus(),
            new SpringBoot(),
            new ShadedJar(),
            new SelfContainedJar(),
            new PlainJar());

    public Application {
        classPath = List.copyOf(classPath);
        otherJars = List.copyOf(otherJars);
        files = List.copyOf(files);
        inside = List.copyOf(inside);
    }

    /** The common form: nothing but jars, all on the class path. */
    public static Application onClassPath(String kind, List<Jar> classPath, Start start) {
        return new Application(kind, classPath, List.of(), List.of(), start, List.of(), false);
    }

    /** The same with dependencies that lie in its jars. */
    Application with(List<Dependency> inside) {
        return new Application(kind, classPath, otherJars, files, start, inside, oneTrain);
    }

    /** The same with libraries that are released together. */
    Application ofOneTrain() {
        return new Application(kind, classPath, otherJars, files, start, inside, true);
    }

    /** The same application with other files in the places of its jars and files, each for one. */
    public Application withFiles(UnaryOperator<Path> other) {
        return new Application(
                kind,
                withFiles(classPath, other),
                withFiles(otherJars, other),
                files.parallelStream()
                        .map(file -> new AppFile(other.apply(file.file()), file.path(), file.role()))
                        .toList(),
                start,
                inside,
                oneTrain);
    }

    /** What of it is of one role, without what is read but not packaged. */
    public Application only(Jar.Role role) {
        return new Application(
                kind,
                classPath.stream().filter(jar -> jar.role() == role).toList(),
                otherJars.stream().filter(jar -> jar.role() == role).toList(),
                files.stream().filter(file -> file.role() == role).toList(),
                start,
                List.of(),
                oneTrain);
    }

    private static List<Jar> withFiles(List<Jar> jars, UnaryOperator<Path> other) {
        return jars.parallelStream()
                .map(jar -> jar.withFile(other.apply(jar.file())))
                .toList();
    }

    /** All its jars, the class path first. */
    public List<Jar> jars() {
        return Stream.concat(classPath.stream(), otherJars.stream()).toList();
    }

    /** What the build tool knows of that is in it, be it as jars of their own or inside others. */
    public List<Dependency> dependencies() {
        return Stream.concat(jars().stream().flatMap(jar -> jar.dependency().stream()), inside.stream())
                .toList();
    }

    /** What people know its start by: a class or a jar. */
    public String startName() {
        return switch (start.from()) {
            case CLASS_PATH -> start.mainClass();
            case JAR -> classPath.get(0).fileName();
        };
    }

    /**
     * Finds out how to package the project.
     *
     * @throws dev.tinyimage.console.UserError if it is of no kind
     */
    public static Application of(Project project) {
        JarContents packaged = JarContents.read(project.jar());
        return KINDS.stream()
                .flatMap(kind -> kind.recognise(project, packaged).stream())
                .findFirst()
                .orElseThrow();
    }
}
