package dev.tinyimage.modules;

import dev.tinyimage.app.Jar;
import dev.tinyimage.console.Console;
import dev.tinyimage.jdk.LinkSource;
import dev.tinyimage.scan.JarScan;

/** Finds jars that the JDK is too old to run, before production does. */
final class ClassVersions {

    private ClassVersions() {}

    /**
     * A dependency may hold some classes that are too new, and load them only where they fit; only one without any
     * loadable class is beyond hope.
     */
    static void check(ClassPath classPath, LinkSource jdk, Console console) {
        classPath.scans().forEach((jar, scan) -> check(jar, scan, jdk, console));
    }

    private static void check(Jar jar, JarScan scan, LinkSource jdk, Console console) {
        if (scan.newestRelease() <= jdk.feature()) {
            return;
        }
        if (jar.role() == Jar.Role.OWN || scan.oldestRelease() > jdk.feature()) {
            throw Messages.jdkTooOld(jar, scan.newestRelease(), jdk);
        }
        console.warn(Messages.someClassesTooNew(jar, scan.newestRelease(), jdk));
    }
}
