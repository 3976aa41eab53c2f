package dev.tinyimage.webapp;

import java.util.List;

/**
 * A web application, ready to be packaged.
 *
 * @param classPath all its jars, its own first, in class-path order
 * @param mainClass binary name of the class that the {@code java} launcher starts
 */
public record WebApp(List<Jar> classPath, String mainClass) {

    public WebApp {
        classPath = List.copyOf(classPath);
    }

    /** The application's own code. */
    public Jar app() {
        return classPath.get(0);
    }

    /** The jars of one role, in class-path order. */
    public List<Jar> jars(Jar.Role role) {
        return classPath.stream().filter(jar -> jar.role() == role).toList();
    }

    /** Finds out how to package the project. */
    public static WebApp of(Project project) {
        return PlainJar.recognise(project);
    }
}
