package dev.tinyimage.app;

import java.nio.file.Files;
import java.util.Optional;

/** The jar that the user names, whatever is in it. */
final class NamedJar implements ApplicationKind {

    @Override
    public Optional<Application> recognise(Project project, JarContents packaged) {
        project.runnableJar().filter(jar -> !Files.isRegularFile(jar)).ifPresent(jar -> {
            throw Messages.noRunnableJar(jar);
        });
        return project.runnableJar()
                .map(jar -> RunnableJar.of("a runnable jar, taken whole", jar, project.dependencies()));
    }
}
