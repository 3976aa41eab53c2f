package dev.tinyimage.app;

import dev.tinyimage.console.ParameterName;
import dev.tinyimage.console.UserError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Everything this package says to users. */
final class Messages {

    private static final int NAMES_SHOWN = 5;

    private Messages() {}

    static UserError noMainClass(Project project) {
        return new NotAnApp(UserError.cannot(
                "tell how " + project.jar().getFileName() + " starts",
                "it is no application of Quarkus or Spring Boot, its manifest has no Main-Class, and none of its "
                        + "classes has a main method",
                "Name a class with " + ParameterName.CONTAINER_MAIN_CLASS + ", or a jar that starts by itself with "
                        + ParameterName.CONTAINER_RUNNABLE_JAR));
    }

    static UserError unknownMainClass(Path jar, String mainClass, List<String> candidates) {
        String known = candidates.isEmpty() ? "none of its classes has a main method" : "it has " + join(candidates);
        return new NotAnApp(UserError.cannot(
                "start " + mainClass,
                "neither " + jar.getFileName() + " nor its dependencies have a main method in such a class; " + known,
                "Correct " + ParameterName.CONTAINER_MAIN_CLASS + " or the jar's Main-Class"));
    }

    static UserError severalMainClasses(Path jar, List<String> candidates) {
        return UserError.cannot(
                "choose the main class of " + jar.getFileName(),
                "it has " + candidates.size() + ": " + join(candidates),
                "Name one with " + ParameterName.CONTAINER_MAIN_CLASS);
    }

    static UserError noRunnableJar(Path jar) {
        return UserError.cannot(
                "package " + jar.getFileName(),
                "there is no " + jar,
                "Build it first, or correct " + ParameterName.CONTAINER_RUNNABLE_JAR);
    }

    static UserError notRunnable(Path jar) {
        return UserError.cannot(
                "start " + jar.getFileName(),
                "its manifest has no Main-Class",
                "Name another jar with " + ParameterName.CONTAINER_RUNNABLE_JAR + ", or a class with "
                        + ParameterName.CONTAINER_MAIN_CLASS);
    }

    static UserError quarkusType(String module, String type) {
        return UserError.cannot(
                "package " + module,
                "Quarkus has built it as " + type + ", which needs no Java runtime or is an image already",
                "Build a jar, without quarkus.native.enabled and quarkus.container-image.build");
    }

    static UserError quarkusMutableJar(String module) {
        return UserError.cannot(
                "package " + module,
                "Quarkus has built it as mutable-jar, which is made to be built again where it runs, and an image is not",
                "Choose fast-jar, aot-jar, uber-jar or legacy-jar in quarkus.package.jar.type");
    }

    static UserError unreadableJar(Path jar, IOException cause) {
        return UserError.cannot(
                "read " + jar, cause.getMessage(), "Build it again, or delete it from the local repository", cause);
    }

    private static String join(List<String> names) {
        int more = names.size() - NAMES_SHOWN;
        return more <= 0
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, NAMES_SHOWN)) + " and " + more + " more";
    }
}
