package dev.tinyimage.modules;

import dev.tinyimage.app.Jar;
import dev.tinyimage.console.ParameterName;
import dev.tinyimage.console.UserError;
import dev.tinyimage.jdk.LinkSource;
import dev.tinyimage.scan.Mention;
import java.util.Set;

/** Everything this package says to users. */
final class Messages {

    private static final String OTHER_JDK = "with " + ParameterName.RUNTIME_JDK;

    private Messages() {}

    static UserError unknownModule(String name, String verb, String parameter, String nearest, LinkSource jdk) {
        return UserError.cannot(
                verb + " the module " + name,
                "the " + jdk + " has none of this name",
                "Did you mean " + nearest + "? Correct " + parameter + "; java --list-modules shows the names");
    }

    static UserError addedAndExcluded(String name) {
        return UserError.cannot(
                "both add and leave out the module " + name,
                "it is in " + ParameterName.RUNTIME_ADD_MODULES.element() + " and in "
                        + ParameterName.RUNTIME_EXCLUDE_MODULES.element(),
                "Take it out of one (" + ParameterName.RUNTIME_ADD_MODULES.property() + ", "
                        + ParameterName.RUNTIME_EXCLUDE_MODULES.property() + ")");
    }

    static UserError stillRequired(String name, String requiring, Evidence evidence) {
        return UserError.cannot(
                "leave out the module " + name,
                requiring + " requires it, and is in since " + evidence.text(),
                "Leave out " + requiring + " too, or take " + name + " out of "
                        + ParameterName.RUNTIME_EXCLUDE_MODULES);
    }

    static UserError unknownLocale(String tag) {
        return UserError.cannot(
                "add the language " + tag,
                "it is no language tag such as de or pt-BR",
                "Correct " + ParameterName.RUNTIME_LOCALES);
    }

    static UserError unknownCharset(String name, LinkSource jdk) {
        return UserError.cannot(
                "add the charset " + name,
                "the " + jdk + " has none of this name",
                "Correct " + ParameterName.RUNTIME_CHARSETS);
    }

    static UserError jdkTooOld(Jar jar, int release, LinkSource jdk) {
        return UserError.cannot(
                "run " + jar.file().getFileName() + " on the " + jdk,
                "its classes are for Java " + release,
                "Run Maven on JDK " + release + " or name one " + OTHER_JDK);
    }

    static String someClassesTooNew(Jar jar, int release, LinkSource jdk) {
        return jar.fileName() + " holds classes for Java " + release + ", which JDK " + jdk.feature()
                + " cannot load. If the application needs them, name a newer JDK " + OTHER_JDK + ".";
    }

    static String damaged(Jar jar, Mention file) {
        return jar.fileName() + " holds " + file.name() + ", which cannot be read: "
                + file.places().get(0).text() + ". If the application then lacks a module, name it with "
                + ParameterName.RUNTIME_ADD_MODULES + ".";
    }

    static String askingJdeps(int jars) {
        return "Asking jdeps about " + jars + " jars";
    }

    static String jarNotAnalysed(Jar jar, String complaint) {
        return "jdeps cannot analyse " + jar.fileName() + ", so our own scan stands alone: " + complaint;
    }

    static String analysersDiffer(Jar jar, Set<String> jdepsOnly, Set<String> scanOnly) {
        return "jdeps and our own scan differ on " + jar.fileName() + ": only jdeps finds " + jdepsOnly
                + ", only the scan finds " + scanOnly;
    }
}
