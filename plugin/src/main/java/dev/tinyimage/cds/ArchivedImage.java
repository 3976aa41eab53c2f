package dev.tinyimage.cds;

import dev.tinyimage.app.StartCommand;
import dev.tinyimage.image.Image;
import dev.tinyimage.image.Layer;
import dev.tinyimage.run.ImageRun;
import dev.tinyimage.run.NotHere;
import dev.tinyimage.runtime.JavaRuntime;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What an archive is made for.
 *
 * @param image complete but for the archive; its layers need not be compressed
 * @param runtime what runs in it
 * @param home the runtime's folder in the image
 * @param command how the image starts the JVM
 * @param environment of the image
 * @param jars of the application's class path, as they lie on this machine
 */
public record ArchivedImage(
        Image image,
        JavaRuntime runtime,
        String home,
        StartCommand command,
        Map<String, String> environment,
        List<Path> jars) {

    /** JEP 483. */
    private static final int FIRST_WITH_LINKED_CLASSES = 24;

    public ArchivedImage {
        environment = Map.copyOf(environment);
        jars = List.copyOf(jars);
    }

    /**
     * A way to run the image's JVM, first of all to be tried.
     *
     * @param ofApp whether for an archive of the application, which knows its jars by their paths
     * @param engine program of the local container engine; docker or podman if not given
     * @param work folder for its files
     * @throws NotHere if it does not start on this machine
     * @throws Refused if it does not run here as it will there
     */
    ImageRun open(boolean ofApp, Optional<String> engine, Path work) throws IOException {
        ImageRun run = ImageRun.of(image, engine, work);
        if (ofApp && !run.enclosed() && !hasLinkedClasses()) {
            run.close();
            throw new Refused(Messages.noEnclosure());
        }
        return run;
    }

    /** All that is in the image, of whatever origin: jars of extra files are on the class path too. */
    String content() {
        return image.layers().stream().map(Layer::diffId).collect(Collectors.joining(" "));
    }

    /** The JDK's classes that it has, and the JDK's own list of those that a start loads. */
    String classes() throws IOException {
        return runtime.jdk().feature() + runtime.digest("lib/modules") + runtime.digest("lib/classlist");
    }

    /** The program in the image. */
    String java() {
        return home + "/bin/java";
    }

    /** All options that its JVM gets, of whatever origin. */
    JvmOptions jvmOptions() {
        return JvmOptions.of(command.jvmFlags(), environment);
    }

    /** Whether archives can have classes that are linked to each other. */
    boolean hasLinkedClasses() {
        return runtime.jdk().feature() >= FIRST_WITH_LINKED_CLASSES;
    }
}
