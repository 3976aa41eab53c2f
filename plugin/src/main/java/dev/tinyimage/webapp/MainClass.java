package dev.tinyimage.webapp;

import dev.tinyimage.webapp.Project.Dependency;
import java.util.List;

/** Settles which class starts the application: the one the user named, else the manifest's, else the only one. */
final class MainClass {

    private MainClass() {}

    static String of(Project project, JarContents app) {
        if (project.mainClass().isPresent()) {
            return checked(project.mainClass().get(), project, app);
        }
        if (app.manifestMainClass().isPresent()) {
            return checked(app.manifestMainClass().get(), project, app);
        }
        List<String> candidates = app.mainClasses();
        return switch (candidates.size()) {
            case 0 -> throw Messages.noMainClass(project.jar());
            case 1 -> candidates.get(0);
            default -> throw Messages.severalMainClasses(project.jar(), candidates);
        };
    }

    /** A main class may come from a dependency: frameworks ship launchers such as {@code io.vertx.core.Launcher}. */
    private static String checked(String mainClass, Project project, JarContents app) {
        if (app.canStart(mainClass)
                || project.dependencies().stream()
                        .map(Dependency::jar)
                        .anyMatch(jar -> JarContents.declares(jar, mainClass))) {
            return mainClass;
        }
        throw Messages.unknownMainClass(project.jar(), mainClass, app.mainClasses());
    }
}
