package dev.tinyimage.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A jar that has the classes of all its dependencies in it. The Shade plugin keeps what it was before, and that goes in
 * with the dependencies beside it, for in one jar they would be one layer with the app.
 */
final class ShadedJar implements ApplicationKind {

    @Override
    public Optional<Application> recognise(Project project, JarContents packaged) {
        return holdsAll(packaged, project.dependencies()) ? Optional.of(app(project, packaged)) : Optional.empty();
    }

    private static Application app(Project project, JarContents packaged) {
        Path original = project.jar().resolveSibling("original-" + project.jar().getFileName());
        boolean kept = Files.isRegularFile(original);
        Path jar = kept ? original : project.jar();
        String mainClass =
                MainClass.of(project, packaged.manifest("Main-Class"), kept ? JarContents.read(original) : packaged);
        Jar own = new Jar(jar, "app.jar", Jar.Role.OWN);
        Start start = Start.ofClass(mainClass);
        return kept
                ? Application.onClassPath(
                        "a shaded jar, taken as it was before", Libraries.classPath(own, project.dependencies()), start)
                : Application.onClassPath("a jar with its dependencies' classes in it", List.of(own), start)
                        .with(project.dependencies());
    }

    /** Relocated classes have other names, so then the answer is no: two copies of a class are better than none. */
    private static boolean holdsAll(JarContents packaged, List<Dependency> dependencies) {
        Set<String> names = new HashSet<>(packaged.names());
        boolean some = false;
        for (Dependency dependency : dependencies) { // most applications are told by the first
            List<String> classes = JarContents.classEntries(dependency.file());
            if (!names.containsAll(classes)) {
                return false;
            }
            some |= !classes.isEmpty();
        }
        return some;
    }
}
