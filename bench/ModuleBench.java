package dev.tinyimage.modules;

import dev.tinyimage.app.Application;
import dev.tinyimage.app.Jar;
import dev.tinyimage.app.Start;
import dev.tinyimage.cache.Cache;
import dev.tinyimage.console.Console;
import dev.tinyimage.jdk.HostJdk;
import dev.tinyimage.jdk.JdkModules;
import dev.tinyimage.jdk.JdkTool;
import dev.tinyimage.jdk.LinkSource;
import dev.tinyimage.scan.Scanner;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    /** @param arguments what to measure, a file that names jars line by line, and the cache folder */
    public static void main(String[] arguments) throws IOException {
        List<Jar> jars = jars(Path.of(arguments[1]));
        Cache cache = new Cache(Path.of(arguments[2]), SILENT);
        HostJdk host = HostJdk.running();
        LinkSource jdk = LinkSource.of(host);
        Runnable measured =
                switch (arguments[0]) {
                    case "jdeps" -> () -> jdeps(jars, host);
                    case "asked" -> () -> asked(jars, host, cache);
                    case "scan" -> () -> scan(jars, jdk, cache);
                    case "plan", "again" -> () -> plan(jars, host, jdk, cache);
                    default -> throw new IllegalArgumentException(arguments[0]);
                };
        if (arguments[0].equals("again")) {
            measured.run();
        }
        long start = System.nanoTime();
        measured.run();
        System.out.println((System.nanoTime() - start) / 1_000_000);
    }

    private static void jdeps(List<Jar> jars, HostJdk host) {
        String classPath = jars.stream().map(jar -> jar.file().toString()).collect(Collectors.joining(File.pathSeparator));
        JdkTool.Run run = host.tool("jdeps")
                .run(List.of(
                        "--multi-release",
                        Integer.toString(host.feature()),
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

    private static void plan(List<Jar> jars, HostJdk host, LinkSource jdk, Cache cache) {
        new ModulePlanner(host, jdk, cache, SILENT)
                .plan(Application.onClassPath("plain jar", jars, Start.ofClass("Main")), ModuleOptions.NONE);
    }

    private static List<Jar> jars(Path list) throws IOException {
        return Files.readAllLines(list).stream()
                .map(Path::of)
                .map(file -> new Jar(file, "lib/" + file.getFileName(), Jar.Role.LIBRARY))
                .toList();
    }
}
