package dev.tinyimage.modules;

import dev.tinyimage.app.Jar;
import dev.tinyimage.cache.Cache;
import dev.tinyimage.console.Console;
import dev.tinyimage.jdk.HostJdk;
import dev.tinyimage.jdk.JdkModules;
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
 * What the byte code refers to by the JDK's own analyser, jar by jar: the authority, against which our own scan is held. It
 * is asked about jars that it has not seen before.
 */
final class Jdeps implements Finder {

    /** Of what the cache keeps. */
    private static final String NAMES = "jdeps-modules";

    private static final String COMPLAINT = "jdeps-complaint";

    private final ClassPath classPath;
    private final HostJdk host;
    private final JdkModules modules;
    private final Cache cache;
    private final Console console;

    /** What has been said so far, by this build or by earlier ones. */
    private final Map<Jar, JdepsAnswer> answers = new LinkedHashMap<>();

    Jdeps(ClassPath classPath, HostJdk host, JdkModules modules, Cache cache, Console console) {
        this.classPath = classPath;
        this.host = host;
        this.modules = modules;
        this.cache = cache;
        this.console = console;
    }

    /** Whether all has been said, so that nothing has to be run. */
    boolean knowsAll() {
        return unknown().isEmpty();
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

    private Map<Jar, JdepsAnswer> answers() {
        Map<Jar, String> unknown = unknown();
        if (!unknown.isEmpty()) {
            new JdepsRuns(host, JdkModules.of(host, cache), console)
                    .ask(unknown.keySet())
                    .forEach((jar, answer) -> {
                        keep(unknown.get(jar), answer);
                        answers.put(jar, answer);
                    });
        }
        return answers;
    }

    /** The jars that nothing has been said of, with what their answers are kept by. */
    private Map<Jar, String> unknown() {
        String analyser = host.identity();
        Map<Jar, String> unknown = new LinkedHashMap<>();
        classPath.scans().forEach((jar, scan) -> {
            if (!answers.containsKey(jar)) {
                String key = scan.digest() + "-" + analyser;
                known(key).ifPresentOrElse(answer -> answers.put(jar, answer), () -> unknown.put(jar, key));
            }
        });
        return unknown;
    }

    private Optional<JdepsAnswer> known(String key) {
        return cache.find(NAMES, key)
                .map(JdepsAnswer::names)
                .or(() -> cache.find(COMPLAINT, key).map(JdepsAnswer::complaint));
    }

    private void keep(String key, JdepsAnswer answer) {
        answer.complaint()
                .ifPresentOrElse(
                        complaint -> cache.text(COMPLAINT, key, () -> complaint),
                        () -> cache.text(NAMES, key, answer::names));
    }
}
