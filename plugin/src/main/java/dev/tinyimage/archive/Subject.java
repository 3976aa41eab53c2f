package dev.tinyimage.archive;

import dev.tinyimage.image.Image;
import dev.tinyimage.runtime.JavaRuntime;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What an archive is made for.
 *
 * @param image complete but for the archive
 * @param runtime what runs in it
 * @param home the runtime's folder in the image
 * @param command how the image starts the JVM
 */
public record Subject(Image image, JavaRuntime runtime, String home, Command command) {

    /** JEP 483. */
    private static final int FIRST_WITH_LINKED_CLASSES = 24;

    /**
     * How a JVM is started.
     *
     * @param jvmFlags options before the class path
     * @param environment variables
     * @param classPath as the JVM sees it
     * @param jars of that class path, as they lie on this machine
     * @param mainClass its binary name
     */
    public record Command(
            List<String> jvmFlags,
            Map<String, String> environment,
            String classPath,
            List<Path> jars,
            String mainClass) {

        public Command {
            jvmFlags = List.copyOf(jvmFlags);
            environment = Map.copyOf(environment);
            jars = List.copyOf(jars);
        }
    }

    /** The program in the image. */
    String java() {
        return home + "/bin/java";
    }

    /** Whether archives can have classes that are linked to each other. */
    boolean hasLinkedClasses() {
        return runtime.jdk().feature() >= FIRST_WITH_LINKED_CLASSES;
    }
}
