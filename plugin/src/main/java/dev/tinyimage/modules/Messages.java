package dev.tinyimage.modules;

import dev.tinyimage.console.UserError;
import dev.tinyimage.jdk.Jdk;
import dev.tinyimage.webapp.Jar;
import java.io.IOException;

/** Everything this package says to users. */
final class Messages {

    private static final String OTHER_JDK = "with <runtime><jdk> (tinyimage.runtime.jdk)";

    private Messages() {}

    static UserError unknownModule(String name, Jdk jdk) {
        return UserError.cannot(
                "add the module " + name,
                "the " + jdk + " has none of this name",
                "Correct <runtime><addModules> (tinyimage.runtime.addModules); java --list-modules shows the names");
    }

    static UserError jdkTooOld(Jar jar, int release, Jdk jdk) {
        return UserError.cannot(
                "run " + jar.file().getFileName() + " on the " + jdk,
                "its classes are for Java " + release,
                "Run Maven on JDK " + release + " or name one " + OTHER_JDK);
    }

    static String someClassesTooNew(Jar jar, int release, Jdk jdk) {
        return jar.fileName() + " holds classes for Java " + release + ", which JDK " + jdk.feature()
                + " cannot load. If the application needs them, name a newer JDK " + OTHER_JDK + ".";
    }

    static UserError unreadableJar(Jar jar, IOException cause) {
        return UserError.cannot(
                "read the classes of " + jar.file(),
                cause.getMessage(),
                "Build it again, or delete it from the local repository",
                cause);
    }

    static String jarNotAnalysed(Jar jar, String complaint) {
        return "jdeps cannot analyse " + jar.fileName() + ": " + complaint + ". If the application then lacks a "
                + "module, name it with <runtime><addModules> (tinyimage.runtime.addModules).";
    }
}
