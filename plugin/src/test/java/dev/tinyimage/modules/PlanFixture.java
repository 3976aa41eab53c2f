package dev.tinyimage.modules;

import dev.tinyimage.app.Application;
import dev.tinyimage.app.Jar;
import dev.tinyimage.app.Start;
import dev.tinyimage.jdk.HostJdk;
import dev.tinyimage.jdk.LinkSource;
import dev.tinyimage.testkit.Jars;
import dev.tinyimage.testkit.RecordingConsole;
import dev.tinyimage.testkit.TestCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Plans small applications and tells the plan as text. */
public final class PlanFixture {

    final RecordingConsole console = new RecordingConsole();
    private final Path folder;
    private final LinkSource jdk;
    private final List<Jar> jars = new ArrayList<>();

    public PlanFixture(Path folder, LinkSource jdk) {
        this.folder = folder;
        this.jdk = jdk;
    }

    /** The application's own jar; by default one with an empty main class. */
    public PlanFixture app(Jars content) throws IOException {
        jars.add(0, jar("app.jar", content, Jar.Role.OWN));
        return this;
    }

    public PlanFixture library(String name, Jars content) throws IOException {
        jars.add(jar(name, content, Jar.Role.LIBRARY));
        return this;
    }

    /** A module of the same build. */
    public PlanFixture sibling(String name, Jars content) throws IOException {
        jars.add(jar(name, content, Jar.Role.SIBLING));
        return this;
    }

    /** The plan without options. */
    public ModulePlan plan() throws IOException {
        return plan(new ModuleOptions(List.of(), List.of(), List.of(), List.of(), List.of(), Map.of(), false));
    }

    public ModulePlan plan(ModuleOptions options) throws IOException {
        if (jars.isEmpty() || jars.get(0).role() != Jar.Role.OWN) {
            app(Jars.jar().main("Main"));
        }
        return new ModulePlanner(HostJdk.at(jdk.home()), jdk, TestCache.get(), console)
                .plan(Application.onClassPath("a test", jars, Start.ofClass("Main")), options);
    }

    /** A line for each module with its strongest evidence; those that come with every application are left out. */
    static List<String> lines(ModulePlan plan) {
        return plan.modules().stream()
                .filter(module -> !List.of(
                                "java.base", "java.instrument", "jdk.unsupported", "jdk.net", "jdk.crypto.ec")
                        .contains(module.name()))
                .map(module -> module.name() + ": " + module.evidence().get(0).text())
                .toList();
    }

    static List<String> hints(ModulePlan plan) {
        return plan.hints().stream()
                .map(hint -> hint.module() + ": " + hint.text())
                .toList();
    }

    /** Every file that has been remembered. */
    /** But for the digests of files, which are not kept of one that was written a moment ago. */
    List<Path> cacheEntries() throws IOException {
        try (Stream<Path> files = Files.walk(TestCache.get().folder())) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.getParent().endsWith("digests"))
                    .sorted()
                    .toList();
        }
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    private Jar jar(String name, Jars content, Jar.Role role) throws IOException {
        return new Jar(content.write(folder.resolve(name)), name, role);
    }
}
