package dev.tinyimage.webapp;

import dev.tinyimage.webapp.Project.Dependency;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The plain kind: a jar with a main class, and its dependencies beside it. */
final class PlainJar {

    private PlainJar() {}

    static WebApp recognise(Project project) {
        JarContents app = JarContents.read(project.jar());
        app.nestedJars().ifPresent(folder -> {
            throw Messages.nestedJars(project.jar(), folder);
        });
        List<Jar> classPath = new ArrayList<>();
        classPath.add(new Jar(project.jar(), "app.jar", Jar.Role.APP));
        classPath.addAll(dependencies(project.dependencies()));
        return WebApp.onClassPath("a plain jar", classPath, MainClass.of(project, app));
    }

    /** Jars keep their file names, which scanners and people read; the group is put before a name that is taken. */
    private static List<Jar> dependencies(List<Dependency> dependencies) {
        Set<String> taken = new HashSet<>();
        List<Jar> jars = new ArrayList<>();
        for (Dependency dependency : dependencies) {
            String name = dependency.jar().getFileName().toString();
            if (!taken.add(name)) {
                name = dependency.group() + "-" + name;
                taken.add(name);
            }
            jars.add(new Jar(
                    dependency.jar(),
                    "lib/" + name,
                    dependency.changing() ? Jar.Role.CHANGING_DEPENDENCY : Jar.Role.DEPENDENCY));
        }
        return jars;
    }
}
