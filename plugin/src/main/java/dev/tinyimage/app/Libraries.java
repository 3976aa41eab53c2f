package dev.tinyimage.app;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The class path of an app whose dependencies lie beside it. */
final class Libraries {

    private static final String FOLDER = "lib/";

    private Libraries() {}

    /** The app's own jar and its dependencies, in class-path order. */
    static List<Jar> classPath(Jar app, List<Dependency> dependencies) {
        List<Jar> classPath = new ArrayList<>(List.of(app));
        classPath.addAll(beside(dependencies));
        return classPath;
    }

    /** Jars keep their file names, which scanners and people read; the group is put before a name that is taken. */
    private static List<Jar> beside(List<Dependency> dependencies) {
        Set<String> taken = new HashSet<>();
        List<Jar> jars = new ArrayList<>();
        for (Dependency dependency : dependencies) {
            String name = dependency.fileName();
            if (!taken.add(name)) {
                name = dependency.group() + "-" + name;
                taken.add(name);
            }
            jars.add(dependency.at(FOLDER + name));
        }
        return jars;
    }
}
