package dev.tinyimage.app;

import dev.tinyimage.app.Project.Dependency;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A web application, ready to be packaged.
 *
 * @param kind what it was recognised as, for the user
 * @param jars all its jars
 * @param files all its other files
 * @param launch how it starts
 * @param jvmFlags options that its kind needs
 * @param arguments that its kind needs, before those of the user
 * @param dependencies what Maven knows of that is in it, be it as jars of their own or inside others
 */
public record Application(
        String kind,
        List<Jar> jars,
        List<AppFile> files,
        Launch launch,
        List<String> jvmFlags,
        List<String> arguments,
        List<Dependency> dependencies) {

    /** In the order of asking; the last one takes whatever has a main class. */
    private static final List<Kind> KINDS = List.of(
            new NamedJar(),
            new War(),
            new Quarkus(),
            new SpringBoot(),
            new ShadedJar(),
            new SelfContainedJar(),
            new PlainJar());

    public Application {
        jars = List.copyOf(jars);
        files = List.copyOf(files);
        jvmFlags = List.copyOf(jvmFlags);
        arguments = List.copyOf(arguments);
        dependencies = List.copyOf(dependencies);
    }

    /** The common form: a main class, and nothing but jars, all on the class path. */
    public static Application onClassPath(
            String kind, List<Jar> classPath, String mainClass, List<Dependency> dependencies) {
        return new Application(
                kind,
                classPath,
                List.of(),
                new Launch.MainClass(classPath, mainClass),
                List.of(),
                List.of(),
                dependencies);
    }

    /** The same application with other files in the places of its jars and files, each for one. */
    public Application withFiles(UnaryOperator<Path> other) {
        return new Application(
                kind,
                jars.parallelStream()
                        .map(jar -> jar.withFile(other.apply(jar.file())))
                        .toList(),
                files.parallelStream()
                        .map(file -> new AppFile(other.apply(file.file()), file.path(), file.role()))
                        .toList(),
                launch,
                jvmFlags,
                arguments,
                dependencies);
    }

    /** The files that the JVM has on its class path, without those of the image's base. */
    public List<Path> classPath() {
        Stream<Jar> classPath = launch instanceof Launch.MainClass main
                ? main.classPath().stream()
                : RunnableJar.classPath(((Launch.ExecutableJar) launch).jar(), jars);
        Map<String, Path> files = jars.stream().collect(Collectors.toMap(Jar::path, Jar::file, (one, other) -> one));
        return classPath.map(jar -> files.get(jar.path())).toList();
    }

    /** The class that the JVM starts, by its binary name. */
    public String mainClass() {
        return launch instanceof Launch.MainClass main
                ? main.mainClass()
                : RunnableJar.mainClass(((Launch.ExecutableJar) launch).jar());
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
