package dev.tinyimage.corpus;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what a program says about things that its Java lacks, in a form that two runs have in common. */
final class Complaints {

    /** Followed by the name of a class or a bundle, of the JDK's or of others. */
    private static final Pattern CLASSES = Pattern.compile(
            "(ClassNotFoundException|NoClassDefFoundError|MissingResource\\w*).*?(\\w+(?:[./][\\w$]+)+)");

    /** Followed by what only the JDK, or whoever extends it, can lack. */
    private static final Pattern OTHERS = Pattern.compile(
            "(NoSuchAlgorithm|ProviderNotFound|ModuleNotFound|FindException|UnsupportedCharset|no such provider"
                    + "|UnsatisfiedLinkError)(.*)",
            Pattern.CASE_INSENSITIVE);

    private Complaints() {}

    static Set<String> of(AppRun run, FullJdk jdk) {
        Set<String> complaints = new TreeSet<>();
        for (String line : run.output()) {
            classes(line, jdk, complaints);
            others(line.replace(run.home(), "JAVA_HOME"), complaints);
        }
        return complaints;
    }

    private static void classes(String line, FullJdk jdk, Set<String> complaints) {
        CLASSES.matcher(line)
                .results()
                .filter(found -> jdk.packages().contains(packageOf(found.group(2))))
                .forEach(found -> complaints.add(found.group(1) + ": " + found.group(2)));
    }

    /** Long numbers are those of temporary files. */
    private static void others(String line, Set<String> complaints) {
        Matcher found = OTHERS.matcher(line);
        if (found.find()) {
            complaints.add(found.group().replaceAll("\\d{4,}", "#").strip());
        }
    }

    private static String packageOf(String name) {
        String dotted = name.replace('/', '.');
        return dotted.substring(0, dotted.lastIndexOf('.'));
    }
}
