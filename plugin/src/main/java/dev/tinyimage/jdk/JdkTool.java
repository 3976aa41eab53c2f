package dev.tinyimage.jdk;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.spi.ToolProvider;

/** A tool of a JDK: run in this JVM where it is this JVM's own, else as a process. */
public interface JdkTool {

    /**
     * What a run gave.
     *
     * @param exitCode 0 for success
     * @param output standard output
     * @param errors standard error
     */
    record Run(int exitCode, String output, String errors) {

        /** The tool's own words on why it failed, on one line: jlink prints its errors to standard output. */
        public String complaint() {
            String text = errors.isBlank() ? output : errors;
            return text.strip().replaceAll("\\s*\\R\\s*", " ").replaceFirst("^Error: ", "");
        }
    }

    /** Whether the JDK has the tool. */
    boolean exists();

    /** Runs it to its end. */
    Run run(List<String> arguments);

    /** The same. */
    default Run run(String... arguments) {
        return run(List.of(arguments));
    }

    /** The tool of the running JDK. */
    static JdkTool inThisJvm(String name) {
        Optional<ToolProvider> tool = ToolProvider.findFirst(name);
        return new JdkTool() {
            @Override
            public boolean exists() {
                return tool.isPresent();
            }

            @Override
            public Run run(List<String> arguments) {
                StringWriter output = new StringWriter();
                StringWriter errors = new StringWriter();
                // jlink and jdeps keep static state (JDK-8390505), so two runs at once break each other. The monitor
                // is a class of the boot loader because each plugin realm of Maven has its own copy of ours.
                synchronized (ToolProvider.class) {
                    int exitCode = tool.orElseThrow()
                            .run(
                                    new PrintWriter(output, true),
                                    new PrintWriter(errors, true),
                                    arguments.toArray(String[]::new));
                    return new Run(exitCode, output.toString(), errors.toString());
                }
            }
        };
    }

    /** The tool of another JDK. */
    static JdkTool asProcess(Path home, String name) {
        String suffix = File.separatorChar == '\\' ? ".exe" : "";
        Path program = home.resolve("bin").resolve(name + suffix);
        return new JdkTool() {
            @Override
            public boolean exists() {
                return Files.isExecutable(program);
            }

            @Override
            public Run run(List<String> arguments) {
                List<String> command = new ArrayList<>(List.of(program.toString()));
                command.addAll(arguments);
                try {
                    return start(command);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException("interrupted while " + program + " ran", e);
                }
            }
        };
    }

    private static Run start(List<String> command) throws IOException, InterruptedException {
        Path errors = Files.createTempFile("tinyimage", ".err");
        try {
            // Errors go to a file: a process that fills two pipes at once waits for ever on the one not read.
            Process process =
                    new ProcessBuilder(command).redirectError(errors.toFile()).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Run(process.waitFor(), output, Files.readString(errors));
        } finally {
            Files.delete(errors);
        }
    }
}
