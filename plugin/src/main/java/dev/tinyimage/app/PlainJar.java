package dev.tinyimage.app;

import java.util.List;
import java.util.Optional;

/** The plain kind, which every jar can be: a jar with a main class, and its dependencies beside it. */
final class PlainJar implements ApplicationKind {

    @Override
    public Optional<Application> recognise(Project project, JarContents packaged) {
        String mainClass = MainClass.of(project, packaged.manifest("Main-Class"), packaged);
        List<Jar> classPath =
                Libraries.classPath(new Jar(project.jar(), "app.jar", Jar.Role.OWN), project.dependencies());
        return Optional.of(Application.onClassPath("a plain jar", classPath, Start.ofClass(mainClass)));
    }
}
