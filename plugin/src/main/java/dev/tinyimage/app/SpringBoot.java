package dev.tinyimage.app;

import dev.tinyimage.app.Project.Dependency;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Spring Boot, repackaged or not. A repackaged jar is taken apart again: nested libraries start slower, are one layer
 * with the app, and no class path reaches into them.
 */
final class SpringBoot implements Kind {

    private static final String GROUP = "org.springframework.boot";

    /** Of no use when running, and not in Spring Boot's own jars either: tools, and jars that say so themselves. */
    private static final Pattern TOOLS = Pattern.compile("spring-boot-(devtools|docker-compose)-\\d.*");

    /** Of an application that {@link #isProcessed}, for the user. */
    static final String PROCESSED = ", processed ahead of time";

    /** Without it nothing reads what {@code process-aot} has generated. */
    static final List<String> FLAGS_OF_PROCESSED = List.of("-Dspring.aot.enabled=true");

    private static final Set<String> LEFT_OUT = Set.of("annotation-processor", "dependencies-starter");

    @Override
    public Optional<Application> recognise(Project project, JarContents packaged) {
        boolean repackaged = packaged.hasFolder("BOOT-INF");
        if (!repackaged && project.dependencies().stream().noneMatch(SpringBoot::isSpringBoot)) {
            return Optional.empty();
        }
        Path jar = repackaged ? ThinJar.of(project.jar(), project.target()) : project.jar();
        JarContents app = repackaged ? JarContents.read(jar) : packaged;
        String mainClass = MainClass.of(project, declared(packaged, app), app);
        List<Dependency> dependencies =
                project.dependencies().stream().filter(SpringBoot::isForRunning).toList();
        List<Jar> classPath = Libraries.classPath(new Jar(jar, "app.jar", Jar.Role.APP), dependencies);
        boolean processed = isProcessed(jar, mainClass);
        return Optional.of(new Application(
                "a Spring Boot application" + (processed ? PROCESSED : ""),
                classPath,
                List.of(),
                new Launch.MainClass(classPath, mainClass),
                processed ? FLAGS_OF_PROCESSED : List.of(),
                List.of(),
                dependencies));
    }

    private static boolean isSpringBoot(Dependency dependency) {
        return dependency.group().equals(GROUP) && dependency.fileName().matches("spring-boot-\\d.*");
    }

    /** The main class of a repackaged jar is Spring Boot's launcher. */
    private static Optional<String> declared(JarContents packaged, JarContents app) {
        return packaged.manifest("Start-Class").or(() -> app.manifest("Main-Class"));
    }

    private static boolean isForRunning(Dependency dependency) {
        if (dependency.group().equals(GROUP)
                && TOOLS.matcher(dependency.fileName()).matches()) {
            return false;
        }
        String type = JarContents.manifest(dependency.jar()).getValue("Spring-Boot-Jar-Type");
        return type == null || !LEFT_OUT.contains(type);
    }

    /** Whether the goal {@code process-aot} was at work, which names what it generates by the main class. */
    static boolean isProcessed(Path classes, String mainClass) {
        return JarContents.declares(classes, mainClass + "__ApplicationContextInitializer");
    }
}
