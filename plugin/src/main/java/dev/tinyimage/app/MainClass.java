package dev.tinyimage.app;

import java.util.List;
import java.util.Optional;

/** Settles which class starts the application: the one the user named, else the declared one, else the only one. */
final class MainClass {

    private MainClass() {}

    /**
     * The main class of a project.
     *
     * @param declared what the project's own build says
     * @param app the project's classes
     */
    static String of(Project project, Optional<String> declared, JarContents app) {
        Optional<String> named = project.mainClass().or(() -> declared);
        if (named.isPresent()) {
            return checked(named.get(), project, app);
        }
        List<String> candidates = app.mainClasses();
        return switch (candidates.size()) {
            case 0 -> throw Messages.noMainClass(project);
            case 1 -> candidates.get(0);
            default -> throw Messages.severalMainClasses(project.jar(), candidates);
        };
    }

    /** A main class may come from a dependency: frameworks ship launchers such as {@code io.vertx.core.Launcher}. */
    private static String checked(String mainClass, Project project, JarContents app) {
        if (app.canStart(mainClass)
                || project.dependencies().stream()
                        .map(Dependency::file)
                        .anyMatch(jar -> JarContents.declares(jar, mainClass))) {
            return mainClass;
        }
        throw Messages.unknownMainClass(project.jar(), mainClass, app.mainClasses());
    }
}
