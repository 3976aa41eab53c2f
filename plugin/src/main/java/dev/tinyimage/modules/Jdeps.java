package dev.tinyimage.modules;

import dev.tinyimage.console.Console;
import dev.tinyimage.jdk.Jdk;
import dev.tinyimage.jdk.JdkTool;
import dev.tinyimage.webapp.Jar;
import dev.tinyimage.webapp.WebApp;
import java.util.List;

/**
 * What the byte code refers to, by the JDK's own analyser, jar by jar.
 *
 * <p>Each jar is given on the class path only, with a pattern that includes all classes and no root archive. As roots,
 * jars with a module descriptor make jdeps resolve a module graph, which is incomplete on most real class paths.
 */
record Jdeps(WebApp app, Jdk jdk, Console console) implements Finder {

    @Override
    public void find(Findings findings) {
        JdkTool jdeps = jdk.tool("jdeps");
        for (Jar jar : app.classPath()) {
            modulesOf(jar, jdeps)
                    .forEach(module -> findings.add(module, Evidence.Kind.JDEPS, "byte code of " + jar.fileName()));
        }
    }

    private List<String> modulesOf(Jar jar, JdkTool jdeps) {
        try {
            JdkTool.Run run = jdeps.run(
                    "--multi-release",
                    Integer.toString(jdk.feature()),
                    "--ignore-missing-deps",
                    "--print-module-deps",
                    "-include",
                    ".*",
                    "-cp",
                    jar.file().toString());
            if (run.exitCode() == 0) {
                return lastLine(run.output());
            }
            console.warn(Messages.jarNotAnalysed(jar, run.complaint()));
        } catch (RuntimeException e) { // JDK 17's jdeps lets exceptions out of its run method
            console.warn(Messages.jarNotAnalysed(jar, e.toString()));
        }
        return List.of();
    }

    /** Warnings may stand before the one line of module names; a jar without classes gives none. */
    private static List<String> lastLine(String output) {
        List<String> lines = output.strip().lines().toList();
        return lines.isEmpty() ? List.of() : List.of(lines.get(lines.size() - 1).split(","));
    }
}
