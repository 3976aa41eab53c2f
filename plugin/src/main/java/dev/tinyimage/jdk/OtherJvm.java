package dev.tinyimage.jdk;

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

/** A tool of another JDK: one JVM of that JDK does all the runs of a call, for a JVM takes longer to start than a run. */
record OtherJvm(Path home, String name) implements JdkTool {

    @Override
    public boolean exists() {
        return Files.isExecutable(program(name));
    }

    @Override
    public List<Run> runAll(List<List<String>> arguments) {
        try {
            return start(arguments);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + name + " ran", e);
        }
    }

    private List<Run> start(List<List<String>> arguments) throws IOException, InterruptedException {
        Path input = Files.createTempFile("tinyimage", ".in");
        Path errors = Files.createTempFile("tinyimage", ".err");
        try {
            // Only one pipe: a process that fills two at once waits for ever on the one that is not read.
            write(arguments, input);
            Process process = new ProcessBuilder(
                            program("java").toString(), "-cp", ownClasses(), ToolLoop.class.getName(), name)
                    .redirectInput(input.toFile())
                    .redirectError(errors.toFile())
                    .start();
            List<Run> runs = read(arguments.size(), process);
            process.waitFor();
            if (runs.size() < arguments.size()) {
                throw new IOException(Messages.toolDied(name, Files.readString(errors)));
            }
            return runs;
        } finally {
            Files.delete(input);
            Files.delete(errors);
        }
    }

    private static void write(List<List<String>> arguments, Path file) throws IOException {
        try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
            for (List<String> list : arguments) {
                ToolLoop.write(String.join("\0", list), out);
            }
        }
    }

    private static List<Run> read(int count, Process process) throws IOException {
        List<Run> runs = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(process.getInputStream())) {
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
