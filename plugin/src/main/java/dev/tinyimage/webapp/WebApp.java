package dev.tinyimage.webapp;

import java.nio.file.Path;
import java.util.List;

/**
 * A web application, ready to be packaged.
 *
 * @param kind what it was recognised as, for the user
 * @param jars all its jars
 * @param files all its other files
 * @param launch how it starts
 * @param jvmFlags options that its kind needs
 * @param arguments that its kind needs, before those of the user
 */
public record WebApp(
        String kind,
        List<Jar> jars,
        List<AppFile> files,
        Launch launch,
        List<String> jvmFlags,
        List<String> arguments) {

    public WebApp {
        jars = List.copyOf(jars);
        files = List.copyOf(files);
        jvmFlags = List.copyOf(jvmFlags);
        arguments = List.copyOf(arguments);
    }

    /** The common form: a main class, and nothing but jars, all on the class path. */
    public static WebApp onClassPath(String kind, List<Jar> classPath, String mainClass) {
        return new WebApp(kind, classPath, List.of(), new Launch.MainClass(classPath, mainClass), List.of(), List.of());
    }

    /**
     * Finds out how to package the project.
     *
     * @param work folder for the files of this build
     */
    public static WebApp of(Project project, Path work) {
        return War.isOne(project) ? War.recognise(project, work) : PlainJar.recognise(project);
    }
}
