package dev.tinyimage.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Spring Boot, repackaged or not. A repackaged jar is taken apart again: nested libraries start slower, are one layer
 * with the app, and no class path reaches into them.
 */
public final class SpringBoot implements ApplicationKind {

    private static final String GROUP = "org.springframework.boot";

    /** Of no use when running, and not in Spring Boot's own jars either: tools, and jars that say so themselves. */
    private static final Set<String> TOOLS = Set.of("spring-boot-devtools", "spring-boot-docker-compose");

    /** Of an application that {@link #isProcessed}, for the user. */
    private static final String PROCESSED = ", processed ahead of time";

    /** Without it nothing reads what {@code process-aot} has generated. */
    private static final List<String> FLAGS_OF_PROCESSED = List.of("-Dspring.aot.enabled=true");

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
        List<Dependency> dependencies = project.dependencies().parallelStream()
                .filter(SpringBoot::isForRunning)
                .toList();
        List<Jar> classPath = Libraries.classPath(new Jar(jar, "app.jar", Jar.Role.OWN), dependencies);
        return Optional.of(Application.onClassPath(
                kind("a Spring Boot application", jar, mainClass), classPath, start(jar, mainClass)));
    }

    private static boolean isSpringBoot(Dependency dependency) {
        return dependency.group().equals(GROUP) && dependency.artifact().equals("spring-boot");
    }

    /** The main class of a repackaged jar is Spring Boot's launcher. */
    private static Optional<String> declared(JarContents packaged, JarContents app) {
        return packaged.manifest("Start-Class").or(() -> app.manifest("Main-Class"));
    }

    private static boolean isForRunning(Dependency dependency) {
        if (dependency.group().equals(GROUP) && TOOLS.contains(dependency.artifact())) {
            return false;
        }
        String type = JarContents.manifest(dependency.file()).getValue("Spring-Boot-Jar-Type");
        return type == null || !LEFT_OUT.contains(type);
    }

    /** What a Spring Boot application is recognised as. */
    public static String kind(String form, Path classes, String mainClass) {
        return form + (isProcessed(classes, mainClass) ? PROCESSED : "");
    }

    /** How it starts. */
    public static Start start(Path classes, String mainClass) {
        return new Start(
                Start.StartsFrom.CLASS_PATH,
                mainClass,
                isProcessed(classes, mainClass) ? FLAGS_OF_PROCESSED : List.of(),
                List.of());
    }

    /** Whether the goal {@code process-aot} was at work, which names what it generates by the main class. */
    private static boolean isProcessed(Path classes, String mainClass) {
        return JarContents.declares(classes, mainClass + "__ApplicationContextInitializer");
    }
}
