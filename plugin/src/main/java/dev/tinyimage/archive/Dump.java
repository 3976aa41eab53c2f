package dev.tinyimage.archive;

import dev.tinyimage.trial.ImageRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One making of a static archive, by the image's own JVM: {@code -Xshare:dump} of java(1). Nothing of the application
 * runs; its classes are only parsed and linked.
 *
 * @param java the program in the image
 * @param classes what is to be in it, in the form of {@code lib/classlist}
 * @param classPath of the application, empty for the JDK's classes alone
 * @param linked whether classes are linked to each other and lambdas made (JEP 483); such an archive saves more, and the JVM
 *     refuses it beside any option that changes its modules
 * @param needsFiles whether the JVM is one that crashes on archived classes without a file, as those before JDK 24 do
 */
record Dump(String java, List<String> classes, String classPath, boolean linked, boolean needsFiles) {

    private static final String ARCHIVE = "archive.jsa";
    private static final String CLASSES = "classes.lst";

    /**
     * Objects of the heap are archived by G1 on all releases, and taken by all collectors but ZGC. The size of the heap is
     * in the archive; left open it would depend on this machine, and above 32 GB object pointers would be wide.
     */
    static final List<String> HEAP = List.of("-XX:+UseG1GC", "-Xms512m", "-Xmx512m");

    /**
     * Classes that the JVM makes while it runs, of each shape of bound arguments one; the runtime has the first alone. As
     * soon as an agent or a recording wants to see class files, JDK 17 looks for that of each class that it takes from
     * the archive, and crashes where there is none; JDK 25 does not.
     */
    private static final Pattern SPECIES = Pattern.compile("BoundMethodHandle\\$Species_(?!L?[^LIJFD])");

    /** Lines of the JDK's own list that lead to such classes: by name, and because it runs code that joins texts. */
    private static final Pattern MAKES_SPECIES =
            Pattern.compile("SPECIES_RESOLVE|^@lambda-proxy java/util/logging/Level\\$KnownLevel ");

    private static final Pattern LAMBDA = Pattern.compile("^@lambda-proxy ");

    /** The same without links between classes. */
    Dump unlinked() {
        return new Dump(java, classes, classPath, false, needsFiles);
    }

    /** Whether classes of the application are in it. */
    boolean ofApp() {
        return !classPath.isEmpty();
    }

    /** All that its content depends on besides JVM and jars. */
    String key() {
        return String.join(" ", options()) + "\n" + String.join("\n", lines());
    }

    private List<String> lines() {
        return needsFiles ? without(MAKES_SPECIES, classes) : classes;
    }

    /** The archive, in the folder for the image's programs. */
    Path write(ImageRun run) throws IOException {
        Path archive = write(run, lines());
        if (!needsFiles || !hasSpecies(archive)) {
            return archive;
        }
        Path plain = write(run, without(LAMBDA, lines()));
        if (hasSpecies(plain)) {
            throw new Refused(Messages.unsafe());
        }
        return plain;
    }

    private Path write(ImageRun run, List<String> lines) throws IOException {
        Files.write(run.tmp().resolve(CLASSES), lines);
        return made(run.tmp().resolve(ARCHIVE), run, java, options());
    }

    private static List<String> without(Pattern pattern, List<String> lines) {
        return lines.stream().filter(line -> !pattern.matcher(line).find()).toList();
    }

    private static boolean hasSpecies(Path archive) throws IOException {
        return SPECIES.matcher(new String(Files.readAllBytes(archive), StandardCharsets.ISO_8859_1))
                .find();
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
