package dev.tinyimage.modules;

import dev.tinyimage.app.Jar;
import dev.tinyimage.cache.Cache;
import dev.tinyimage.console.Console;
import dev.tinyimage.jdk.HostJdk;
import dev.tinyimage.jdk.JdkModules;
import dev.tinyimage.jdk.JdkTool;
import dev.tinyimage.scan.JarScan;
import dev.tinyimage.scan.Mention;
import dev.tinyimage.scan.MentionKind;
import dev.tinyimage.scan.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the byte code refers to by the JDK's own analyser, jar by jar: the authority, against which our own scan is held.
 *
 * <p>Each jar is given on the class path only, with a pattern that includes all classes and no root archive. As roots,
 * jars with a module descriptor make jdeps resolve a module graph, which is incomplete on most real class paths.
 */
record Jdeps(ClassPath classPath, HostJdk host, JdkModules modules, Cache cache, Console console) implements Finder {

    /** So many jars take longer than the JVMs that analyse them at the same time take to start. */
    private static final int MANY = 16;

    /** Of what the cache keeps. */
    private static final String NAMES = "jdeps-modules";

    private static final String COMPLAINT = "jdeps-complaint";

    /** Names of modules apart by commas, or why jdeps has none. */
    private record JdepsAnswer(String names, Optional<String> complaint) {

        static JdepsAnswer names(String names) {
            return new JdepsAnswer(names, Optional.empty());
        }

        static JdepsAnswer complaint(String complaint) {
            return new JdepsAnswer("", Optional.of(complaint));
        }
    }

    @Override
    public void find(Findings findings) {
        answers()
                .forEach((jar, answer) -> answer.complaint()
                        .ifPresentOrElse(
                                complaint -> console.debug(Messages.jarNotAnalysed(jar, complaint)),
                                () -> compare(jar, closure(answer.names()), findings)));
    }

    /** Only those are added that the scan has not: what jdeps prints is reduced, and names no classes. */
    private void compare(Jar jar, Set<String> needed, Findings findings) {
        Set<String> scanned = scanned(classPath.scans().get(jar));
        if (!needed.equals(scanned)) {
            console.debug(Messages.analysersDiffer(jar, minus(needed, scanned), minus(scanned, needed)));
        }
        minus(needed, scanned)
                .forEach(module -> findings.add(
                        module, new Evidence(EvidenceKind.JDEPS, jar.fileName(), "byte code", module, "")));
    }

    /** What jdeps sees too: jars inside the jar it does not. */
    private Set<String> scanned(JarScan scan) {
        Set<String> named = new TreeSet<>();
        for (Mention mention : scan.of(MentionKind.CLASS)) {
            if (isOutsideNestedJars(mention.places())) {
                modules.ofClass(mention.name()).ifPresent(named::add);
            }
        }
        return modules.closure(named);
    }

    /** A loop, for streams within streams take half of a warm plan's comparison. */
    private static boolean isOutsideNestedJars(List<Place> places) {
        for (Place place : places) {
            if (!place.isNested()) {
                return true;
            }
        }
        return false;
    }

    private Set<String> closure(String names) {
        Set<String> named = new TreeSet<>(List.of(names.split(",")));
        named.removeIf(name -> !modules.has(name));
        return modules.closure(named);
    }

    private static Set<String> minus(Set<String> some, Set<String> others) {
        Set<String> rest = new TreeSet<>(some);
        rest.removeAll(others);
        return rest;
    }

    /** jdeps runs once for all jars that it has not seen before. */
    private Map<Jar, JdepsAnswer> answers() {
        Map<Jar, String> keys = new LinkedHashMap<>();
        String analyser = host.identity();
        classPath.scans().forEach((jar, scan) -> keys.put(jar, scan.digest() + "-" + analyser));
        Map<Jar, JdepsAnswer> answers = new LinkedHashMap<>();
        keys.forEach((jar, key) -> known(key).ifPresent(answer -> answers.put(jar, answer)));
        List<Jar> unknown =
                keys.keySet().stream().filter(jar -> !answers.containsKey(jar)).toList();
        if (!unknown.isEmpty()) {
            JdkTool jdeps = unknown.size() < MANY ? host.tool("jdeps") : host.separateTool("jdeps");
            List<JdkTool.Run> runs =
                    jdeps.runAll(unknown.stream().map(this::arguments).toList());
            for (int i = 0; i < runs.size(); i++) {
                Jar jar = unknown.get(i);
                JdkTool.Run run = runs.get(i).exitCode() == 0 ? runs.get(i) : alone(jar);
                answers.put(jar, answer(keys.get(jar), run));
            }
        }
        return answers;
    }

    private Optional<JdepsAnswer> known(String key) {
        return cache.find(NAMES, key)
                .map(JdepsAnswer::names)
                .or(() -> cache.find(COMPLAINT, key).map(JdepsAnswer::complaint));
    }

    private JdepsAnswer answer(String key, JdkTool.Run run) {
        return run.exitCode() == 0
                ? JdepsAnswer.names(cache.text(NAMES, key, () -> lastLine(run)))
                : JdepsAnswer.complaint(cache.text(COMPLAINT, key, run::complaint));
    }

    /**
     * In one JVM jdeps refuses the second of two versions of a multi-release jar: it remembers for each class name which
     * release its class was for, whatever jar it was in.
     */
    private JdkTool.Run alone(Jar jar) {
        return host.separateTool("jdeps").run(arguments(jar));
    }

    private List<String> arguments(Jar jar) {
        return List.of(
                "--multi-release",
                Integer.toString(host.feature()),
                "--ignore-missing-deps",
                "--print-module-deps",
                "-include",
                ".*",
                "-cp",
                jar.file().toString());
    }

    /** Warnings may stand before the one line of module names; a jar without classes gives none. */
    private static String lastLine(JdkTool.Run run) {
        List<String> lines = run.output().strip().lines().toList();
        return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    }
}
