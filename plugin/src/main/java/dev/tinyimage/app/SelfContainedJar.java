package dev.tinyimage.app;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A jar with all its libraries nested in it and a launcher of its own that knows how to load them, or that extracts
 * itself: Open Liberty's and WildFly's, and the work of many smaller plugins.
 */
final class SelfContainedJar implements ApplicationKind {

    private static final Pattern ARCHIVE = Pattern.compile("(?:.*/)?([^/]+\\.(?:jar|war|zip))");

    @Override
    public Optional<Application> recognise(Project project, JarContents packaged) {
        if (project.mainClass().isPresent() || packaged.manifest("Main-Class").isEmpty()) {
            return Optional.empty();
        }
        List<String> nested = packaged.names().stream()
                .map(ARCHIVE::matcher)
                .filter(name -> name.matches())
                .map(name -> name.group(1))
                .toList();
        boolean complete =
                project.dependencies().stream().allMatch(dependency -> nested.contains(dependency.fileName()));
        return nested.isEmpty() || !complete
                ? Optional.empty()
                : Optional.of(RunnableJar.of(
                        "a jar that brings its libraries, taken whole", project.jar(), project.dependencies()));
    }
}
