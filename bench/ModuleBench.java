package dev.tinyimage.modules;

import dev.tinyimage.jdk.HostJdk;
import dev.tinyimage.cache.Cache;
import dev.tinyimage.console.Console;
import dev.tinyimage.jdk.LinkSource;
import dev.tinyimage.jdk.JdkModules;
import dev.tinyimage.jdk.JdkTool;
import dev.tinyimage.scan.Scanner;
import dev.tinyimage.app.Jar;
import dev.tinyimage.app.Start;
import dev.tinyimage.app.Application;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Collectors;

/** One measurement, in milliseconds, on standard output. It is of this package because scanning as such is not public. */
public final class ModuleBench {

    private static final Console SILENT = new Console() {
        @Override
        public void info(String line) {}

        @Override
        public void warn(String line) {}

        @Override
        public void debug(String line) {}
    };

    private ModuleBench() {}

    /** @param arguments what to measure, the app's jar, whose manifest has the class path, and the cache folder */
    public static void main(String[] arguments) throws IOException {
        List<Jar> jars = jars(Path.of(arguments[1]));
        Cache cache = new Cache(Path.of(arguments[2]));
        LinkSource jdk = LinkSource.running();
        Runnable measured =
                switch (arguments[0]) {
                    case "jdeps" -> () -> jdeps(jars, jdk);
                    case "asked" -> () -> asked(jars, HostJdk.at(jdk.home()), cache);
                    case "scan" -> () -> scan(jars, jdk, cache);
                    case "plan", "again" -> () -> plan(jars, jdk, cache);
                    default -> throw new IllegalArgumentException(arguments[0]);
                };
        if (arguments[0].equals("again")) {
            measured.run();
        }
        long start = System.nanoTime();
        measured.run();
        System.out.println((System.nanoTime() - start) / 1_000_000);
    }

    private static void jdeps(List<Jar> jars, LinkSource jdk) {
        String classPath = jars.stream().map(jar -> jar.file().toString()).collect(Collectors.joining(File.pathSeparator));
        JdkTool.Run run = HostJdk.at(jdk.home()).tool("jdeps")
                .run(List.of(
                        "--multi-release",
                        Integer.toString(jdk.feature()),
                        "--ignore-missing-deps",
                        "--print-module-deps",
                        "-include",
                        ".*",
                        "-cp",
                        classPath));
        if (run.exitCode() != 0) {
            throw new IllegalStateException(run.complaint());
        }
    }

    private static void asked(List<Jar> jars, HostJdk host, Cache cache) {
        new JdepsRuns(host, JdkModules.of(host, cache), SILENT).ask(jars);
    }

    private static void scan(List<Jar> jars, LinkSource jdk, Cache cache) {
        new Scanner(jdk, JdkModules.of(jdk, cache), RuleTable.interests(Rule.all(), OptionalUse.all()), cache).scan(jars);
    }

    private static void plan(List<Jar> jars, LinkSource jdk, Cache cache) {
        new ModulePlanner(HostJdk.at(jdk.home()), jdk, cache, SILENT).plan(Application.onClassPath("plain jar", jars, Start.ofClass("Main")), ModuleOptions.NONE);
    }

    private static List<Jar> jars(Path app) throws IOException {
        List<Jar> jars = new ArrayList<>(List.of(new Jar(app, "app.jar", Jar.Role.OWN)));
        try (JarFile file = new JarFile(app.toFile(), false)) {
            String classPath = file.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            for (String entry : classPath.split(" ")) {
                Path jar = app.resolveSibling(entry);
                jars.add(new Jar(jar, jar.getFileName().toString(), Jar.Role.LIBRARY));
            }
        }
        return jars;
    }
}
