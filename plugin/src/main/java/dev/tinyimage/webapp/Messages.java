package dev.tinyimage.webapp;

import dev.tinyimage.console.UserError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Everything this package says to users. */
final class Messages {

    private static final String MAIN_CLASS = "<container><mainClass> (tinyimage.container.mainClass)";
    private static final int NAMES_SHOWN = 5;

    private Messages() {}

    static UserError noMainClass(Path jar) {
        return new NotAnApp(UserError.cannot(
                "find the main class of " + jar.getFileName(),
                "its manifest names none and none of its classes has a main method",
                "Name one with " + MAIN_CLASS));
    }

    static UserError unknownMainClass(Path jar, String mainClass, List<String> candidates) {
        String known = candidates.isEmpty() ? "none of its classes has a main method" : "it has " + join(candidates);
        return new NotAnApp(UserError.cannot(
                "start " + mainClass,
                "neither " + jar.getFileName() + " nor its dependencies have a main method in such a class; " + known,
                "Correct " + MAIN_CLASS + " or the jar's Main-Class"));
    }

    static UserError severalMainClasses(Path jar, List<String> candidates) {
        return UserError.cannot(
                "choose the main class of " + jar.getFileName(),
                "it has " + candidates.size() + ": " + join(candidates),
                "Name one with " + MAIN_CLASS);
    }

    static UserError unknownServer(String name) {
        return UserError.cannot(
                "serve the WAR with '" + name + "'",
                "there are tomcat and jetty",
                "Correct <war><server> (tinyimage.war.server)");
    }

    static UserError badContextPath(String path) {
        return UserError.cannot(
                "serve the WAR under '" + path + "'",
                "expected / or a path such as /shop",
                "Correct <war><contextPath> (tinyimage.war.contextPath)");
    }

    static UserError nestedJars(Path jar, String folder) {
        return UserError.cannot(
                "package " + jar.getFileName(),
                "its libraries are nested in " + folder + ", where the class path does not reach",
                "Let the module build a plain jar and keep the nested one apart by a classifier");
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
