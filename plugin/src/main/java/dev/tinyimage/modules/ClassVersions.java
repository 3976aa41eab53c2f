package dev.tinyimage.modules;

import dev.tinyimage.classfile.ClassFile;
import dev.tinyimage.console.Console;
import dev.tinyimage.jdk.Jdk;
import dev.tinyimage.webapp.Jar;
import dev.tinyimage.webapp.WebApp;
import java.io.IOException;
import java.io.InputStream;
import java.util.IntSummaryStatistics;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** Finds jars that the JDK is too old to run, before production does. */
final class ClassVersions {

    private ClassVersions() {}

    /**
     * Classes of other releases are left out: a multi-release jar may hold newer ones. So may a dependency that loads
     * them only where they fit; only one without any loadable class is beyond hope.
     */
    static void check(WebApp app, Jdk jdk, Console console) {
        for (Jar jar : app.classPath()) {
            IntSummaryStatistics releases = releases(jar);
            boolean tooNew = releases.getCount() > 0 && releases.getMax() > jdk.feature();
            if (tooNew && (jar.equals(app.app()) || releases.getMin() > jdk.feature())) {
                throw Messages.jdkTooOld(jar, releases.getMax(), jdk);
            }
            if (tooNew) {
                console.warn(Messages.someClassesTooNew(jar, releases.getMax(), jdk));
            }
        }
    }

    private static IntSummaryStatistics releases(Jar jar) {
        IntSummaryStatistics releases = new IntSummaryStatistics();
        try (JarFile file = new JarFile(jar.file().toFile(), false)) {
            for (JarEntry entry : (Iterable<JarEntry>) file.stream()::iterator) {
                if (entry.getName().endsWith(".class") && !entry.getName().startsWith("META-INF/")) {
                    try (InputStream in = file.getInputStream(entry)) {
                        releases.accept(ClassFile.release(in));
                    }
                }
            }
        } catch (IOException e) {
            throw Messages.unreadableJar(jar, e);
        }
        return releases;
    }
}
