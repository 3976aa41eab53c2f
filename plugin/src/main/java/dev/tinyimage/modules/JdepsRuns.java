package dev.tinyimage.modules;

import dev.tinyimage.app.Jar;
import dev.tinyimage.console.Console;
import dev.tinyimage.console.Step;
import dev.tinyimage.jdk.HostJdk;
import dev.tinyimage.jdk.JdkModules;
import dev.tinyimage.jdk.JdkTool;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * As few runs of jdeps as can tell what each of many jars needs. What one run leaves open the next one asks.
 *
 * <p>The jars are given on the class path only, with a pattern that includes all classes and no root archive. As roots,
 * jars with a module descriptor make jdeps resolve a module graph, which is incomplete on most real class paths.
 *
 * @param modules of the host
 */
record JdepsRuns(HostJdk host, JdkModules modules, Console console) {

    /** So many jars take longer than a JVM that analyses them takes to start. */
    private static final int MANY = 16;

    /** A run reads with two threads. */
    private static final int PROCESSORS_OF_A_RUN = 2;

    /** Four lead to the one that jdeps refuses with half as many starts of JVMs as two. */
    private static final int PARTS_OF_A_FAILED_RUN = 4;

    /** Needed by everything. */
    private static final String BASE = "java.base";

    /** As the summary has it between a jar's name and that of a module or the path of another jar. */
    private static final String NEEDS = " -> ";

    /** Asks about each of these jars. */
    Map<Jar, JdepsAnswer> ask(Collection<Jar> jars) {
        try (JdepsFiles files = new JdepsFiles(jars);
                Step step = console.step("Asking jdeps")) {
            Map<Jar, JdepsAnswer> answers = new LinkedHashMap<>();
            askFiles(files.paths()).forEach((file, answer) -> answers.put(files.jar(file), answer));
            return answers;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<Path, JdepsAnswer> askFiles(List<Path> files) {
        boolean many = files.size() >= MANY;
        if (many) {
            console.info(Messages.askingJdeps(files.size()));
        }
        JdkTool jdeps = many ? host.separateTool("jdeps") : host.tool("jdeps");
        int shares = many ? Math.max(1, Runtime.getRuntime().availableProcessors() / PROCESSORS_OF_A_RUN) : 1;
        List<String> options = options();
        Map<Path, JdepsAnswer> answers = new HashMap<>();
        List<List<Path>> open = split(files, shares);
        while (!open.isEmpty()) {
            List<JdkTool.Run> runs = jdeps.runAll(
                    open.stream().map(batch -> arguments(options, batch)).toList());
            List<List<Path>> next = new ArrayList<>();
            for (int i = 0; i < runs.size(); i++) {
                next.addAll(settle(open.get(i), runs.get(i), answers));
            }
            open = next;
        }
        return answers;
    }

    /** Takes the answers of a run, and tells what is to be asked again. */
    private List<List<Path>> settle(List<Path> batch, JdkTool.Run run, Map<Path, JdepsAnswer> answers) {
        if (batch.size() == 1) {
            Path file = batch.get(0);
            answers.put(file, run.exitCode() == 0 ? answer(needs(summaries(run), file)) : alone(file));
            return List.of();
        }
        return run.exitCode() == 0 ? takeCertain(batch, summaries(run), answers) : split(batch, PARTS_OF_A_FAILED_RUN);
    }

    /**
     * Of a class that a jar has and the JDK too, such as one of an old xml-apis, jdeps says to all others in the run that
     * the jar has it. Only alone do they get to know the module.
     */
    private List<List<Path>> takeCertain(
            List<Path> batch, Map<String, Set<String>> summaries, Map<Path, JdepsAnswer> answers) {
        Set<String> paths = batch.stream().map(Path::toString).collect(Collectors.toSet());
        List<List<Path>> next = new ArrayList<>();
        for (Path file : batch) {
            Set<String> needs = needs(summaries, file);
            boolean hidden = needs.stream().anyMatch(need -> paths.contains(need) && !need.equals(file.toString()));
            if (hidden) {
                next.add(List.of(file));
            } else {
                answers.put(file, answer(needs));
            }
        }
        return next;
    }

    private static Set<String> needs(Map<String, Set<String>> summaries, Path file) {
        return summaries.getOrDefault(file.getFileName().toString(), Set.of());
    }

    /** What each jar needs, by the name of its file. Jars that need nothing are not there. */
    private static Map<String, Set<String>> summaries(JdkTool.Run run) {
        return run.output()
                .lines()
                .map(line -> line.split(NEEDS, 2))
                .filter(line -> line.length == 2)
                .collect(Collectors.groupingBy(
                        line -> line[0], Collectors.mapping(line -> line[1], Collectors.toSet())));
    }

    private JdepsAnswer answer(Set<String> needs) {
        Set<String> names = new TreeSet<>(needs);
        names.removeIf(name -> !modules.has(name));
        names.add(BASE);
        return JdepsAnswer.names(String.join(",", names));
    }

    /**
     * In one JVM jdeps refuses the second of two versions of a multi-release jar: it remembers for each class name which
     * release its class was for, whatever jar it was in.
     */
    private JdepsAnswer alone(Path file) {
        JdkTool.Run run = host.separateTool("jdeps").run(arguments(options(), List.of(file)));
        return run.exitCode() == 0 ? answer(needs(summaries(run), file)) : JdepsAnswer.complaint(run.complaint());
    }

    private static List<List<Path>> split(List<Path> files, int wanted) {
        int parts = Math.min(wanted, files.size());
        return IntStream.range(0, parts)
                .mapToObj(part -> IntStream.range(0, files.size())
                        .filter(i -> i % parts == part)
                        .mapToObj(files::get)
                        .toList())
                .toList();
    }

    private static List<String> arguments(List<String> options, List<Path> batch) {
        String classPath = batch.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        return Stream.concat(options.stream(), Stream.of("-cp", classPath)).toList();
    }

    /**
     * Only uses of the JDK are asked for, and none of java.base: what jdeps keeps of one use it compares with all others of
     * that jar, which takes half of its time with uses of all kinds.
     */
    private List<String> options() {
        Stream<String> packages = modules.all().stream()
                .filter(module -> !module.name().equals(BASE))
                .flatMap(module -> module.packages().stream())
                .flatMap(name -> Stream.of("--package", name));
        Stream<String> others = Stream.of(
                "--multi-release",
                Integer.toString(host.feature()),
                "-quiet",
                "-summary",
                "-filter:package",
                "-include",
                ".*");
        return Stream.concat(others, packages).toList();
    }
}
