package dev.tinyimage.cds;

import dev.tinyimage.run.ImageRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One making of a static archive, by the image's own JVM: {@code -Xshare:dump} of java(1). Nothing of the application
 * runs; its classes are only parsed and linked.
 *
 * @param java the program in the image
 * @param classes what is to be in it, in the form of {@code lib/classlist}
 * @param classPath of the application, empty for the JDK's classes alone
 * @param linked whether classes are linked to each other and lambdas made (JEP 483); such an archive saves more, and the JVM
 *     refuses it beside any option that changes its modules
 * @param species which of these classes may be in it, where the JVM minds
 */
record Dump(String java, List<String> classes, String classPath, boolean linked, Optional<Species> species) {

    private static final String ARCHIVE = "archive.jsa";
    private static final String CLASSES = "classes.lst";

    /**
     * Objects of the heap are archived by G1 on all releases, and taken by all collectors but ZGC. The size of the heap is
     * in the archive; left open it would depend on this machine, and above 32 GB object pointers would be wide.
     */
    static final List<String> HEAP = List.of("-XX:+UseG1GC", "-Xms512m", "-Xmx512m");

    private static final String LAMBDA = "@lambda-proxy ";

    Dump {
        if (species.isPresent()) {
            classes = species.get().known(classes);
        }
    }

    /** The same without links between classes. */
    Dump unlinked() {
        return new Dump(java, classes, classPath, false, species);
    }

    /** Whether classes of the application are in it. */
    boolean ofApp() {
        return !classPath.isEmpty();
    }

    /** All that its content depends on besides JVM and jars. */
    String key() {
        return String.join(" ", options()) + "\n" + String.join("\n", classes);
    }

    /** The archive, in the folder for the image's programs. */
    Path write(ImageRun run) throws IOException {
        Path archive = write(run, classes);
        if (isSafe(archive)) {
            return archive;
        }
        Path plain = write(run, withoutLambdas());
        if (!isSafe(plain)) {
            throw new Refused(Messages.unsafe());
        }
        return plain;
    }

    private Path write(ImageRun run, List<String> lines) throws IOException {
        Files.write(run.tmp().resolve(CLASSES), lines);
        if (!linked) {
            return made(run.tmp().resolve(ARCHIVE), run, java, options());
        }
        long begin = run.clock();
        Path archive = made(run.tmp().resolve(ARCHIVE), run, java, options());
        ReferenceTimes.remove(archive, begin, run.clock());
        return archive;
    }

    private List<String> withoutLambdas() {
        return classes.stream().filter(line -> !line.startsWith(LAMBDA)).toList();
    }

    private boolean isSafe(Path archive) throws IOException {
        return species.isEmpty() || species.get().areAllOf(archive);
    }

    /** The archive that a JVM makes with some options, which name it; one from before does not count. */
    static Path made(Path archive, ImageRun run, String java, List<String> options) throws IOException {
        Files.deleteIfExists(archive);
        List<String> command = new ArrayList<>(List.of(java));
        command.addAll(options);
        ImageRun.Result result = run.run(command);
        if (!result.succeeded() || !Files.isRegularFile(archive)) {
            throw new Refused(Messages.notMade(result.text()));
        }
        return archive;
    }

    private List<String> options() {
        List<String> options = new ArrayList<>(List.of("-Xshare:dump"));
        options.addAll(HEAP);
        if (linked) {
            options.add("-XX:+AOTClassLinking");
        }
        options.add("-XX:SharedClassListFile=/tmp/" + CLASSES);
        options.add("-XX:SharedArchiveFile=/tmp/" + ARCHIVE);
        if (ofApp()) {
            options.addAll(List.of("-cp", classPath));
        }
        return options;
    }
}
