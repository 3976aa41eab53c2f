package dev.tinyimage.jdk;

import dev.tinyimage.threads.Steps;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A tool in JVMs of its own JDK, each of which does many runs, for a JVM takes longer to start than a run. */
record OtherJvm(Path home, String name) implements JdkTool {

    /**
     * The tools end before what the second compiler makes of them pays: without it they take half of the time. The serial
     * collector takes a quarter of G1's memory (200 MB instead of 750, for jdeps and 149 jars), and a tenth less time.
     */
    private static final List<String> SHORT_LIVED = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    /** From here on exit codes are 128 and the number of the signal that ended a program, as Java and shells have it. */
    private static final int FIRST_SIGNAL = 129;

    /**
     * jlink runs its plugins in the order of a hash map of objects without hash codes of their own, so in one that depends
     * on all that the JVM has done before. By that, classes that it generates have debug information or not, in JDK 17.
     * With this, HotSpot has one identity hash code for all objects, and the order is that of the code.
     */
    private static final List<String> ONE_ORDER = List.of("-XX:+UnlockExperimentalVMOptions", "-XX:hashCode=2");

    @Override
    public boolean exists() {
        return Files.isExecutable(program(name));
    }

    /** The runs are dealt out to as many JVMs as there are processors: the static state of a tool is that of its JVM. */
    @Override
    public List<Run> runAll(List<List<String>> arguments) {
        int processors = Runtime.getRuntime().availableProcessors();
        int jvms = Math.min(processors, arguments.size());
        try (Steps steps = new Steps()) {
            List<Steps.Later<List<Run>>> shares = IntStream.range(0, jvms)
                    .mapToObj(first -> steps.begin(() -> runShare(every(jvms, first, arguments))))
                    .toList();
            Run[] runs = new Run[arguments.size()];
            for (int i = 0; i < runs.length; i++) {
                runs[i] = shares.get(i % jvms).get().get(i / jvms);
            }
            return List.of(runs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<List<String>> every(int step, int first, List<List<String>> arguments) {
        return IntStream.iterate(first, at -> at < arguments.size(), at -> at + step)
                .mapToObj(arguments::get)
                .toList();
    }

    private List<Run> runShare(List<List<String>> arguments) throws IOException {
        try {
            return start(arguments);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + name + " ran", e);
        }
    }

    /** All goes through files, for whoever waits for a pipe cannot be interrupted. */
    private List<Run> start(List<List<String>> arguments) throws IOException, InterruptedException {
        Path input = Files.createTempFile("tinyimage", ".in");
        Path output = Files.createTempFile("tinyimage", ".out");
        Path errors = Files.createTempFile("tinyimage", ".err");
        try {
            write(arguments, input);
            ProcessBuilder builder = new ProcessBuilder(command())
                    .redirectInput(input.toFile())
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile());
            int exitCode = waitFor(started(builder));
            List<Run> runs = read(arguments.size(), output);
            if (runs.size() < arguments.size()) {
                String said = Files.readString(errors);
                throw runs.isEmpty() && exitCode < FIRST_SIGNAL
                        ? Messages.notHere(home, said)
                        : Messages.toolDied(name, home, exitCode, said);
            }
            return runs;
        } finally {
            Files.delete(input);
            Files.delete(output);
            Files.delete(errors);
        }
    }

    /** Nothing is left of a build that ends meanwhile. */
    private static int waitFor(Process process) throws InterruptedException {
        try {
            return process.waitFor();
        } finally {
            process.destroyForcibly().onExit().join();
        }
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(List.of(program("java").toString()));
        command.addAll(SHORT_LIVED);
        command.addAll(name.equals("jlink") ? ONE_ORDER : List.of());
        command.addAll(List.of("-cp", ownClasses(), ToolLoop.class.getName(), name));
        return command;
    }

    /** A program whose dynamic loader is not there cannot be started at all. */
    private Process started(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw Messages.notHere(home, e.getMessage());
        }
    }

    private static void write(List<List<String>> arguments, Path file) throws IOException {
        try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
            for (List<String> list : arguments) {
                ToolLoop.write(String.join("\0", list), out);
            }
        }
    }

    private static List<Run> read(int count, Path file) throws IOException {
        List<Run> runs = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            while (runs.size() < count) {
                runs.add(new Run(in.readInt(), ToolLoop.read(in), ToolLoop.read(in)));
            }
        } catch (EOFException e) {
            // told by the number of runs
        }
        return runs;
    }

    private Path program(String program) {
        String suffix = File.separatorChar == '\\' ? ".exe" : "";
        return home.resolve("bin").resolve(program + suffix);
    }

    private static String ownClasses() {
        try {
            return Path.of(ToolLoop.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
