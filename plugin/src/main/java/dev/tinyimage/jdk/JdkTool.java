package dev.tinyimage.jdk;

import dev.tinyimage.console.Console;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.spi.ToolProvider;

/** A tool of a JDK: run in this JVM where it is this JVM's own, else in one of that JDK. */
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
            return Console.oneLine(text).replaceFirst("^Error: ", "");
        }
    }

    /** Whether the JDK has the tool. */
    boolean exists();

    /** Runs it once for each list of arguments, in that order; a failed run does not keep the next from its turn. */
    List<Run> runAll(List<List<String>> arguments);

    /** Runs it once. */
    default Run run(List<String> arguments) {
        return runAll(List.of(arguments)).get(0);
    }

    /** The tool of the running JDK, with one run at a time. */
    static JdkTool inThisJvm(String name) {
        Optional<ToolProvider> tool = ToolProvider.findFirst(name);
        return new JdkTool() {
            @Override
            public boolean exists() {
                return tool.isPresent();
            }

            @Override
            public List<Run> runAll(List<List<String>> arguments) {
                return arguments.stream()
                        .map(list -> call(tool.orElseThrow(), list))
                        .toList();
            }
        };
    }

    /** The tool in JVMs of its own, which can do many runs at once. */
    static JdkTool inJvmOf(Path home, String name) {
        return new OtherJvm(home, name);
    }

    /**
     * Calls a tool of this JVM. jlink and jdeps keep static state (JDK-8390505), so two runs at once break each other.
     * The monitor is a class of the boot loader because each plugin realm of Maven has its own copy of ours.
     */
    static Run call(ToolProvider tool, List<String> arguments) {
        StringWriter output = new StringWriter();
        StringWriter errors = new StringWriter();
        synchronized (ToolProvider.class) {
            try {
                int exitCode = tool.run(
                        new PrintWriter(output, true), new PrintWriter(errors, true), arguments.toArray(String[]::new));
                return new Run(exitCode, output.toString(), errors.toString());
            } catch (VirtualMachineError e) {
                throw e;
            } catch (RuntimeException | Error e) { // jdeps lets these out, such as its own ClassFileError
                return new Run(1, "", e.toString());
            }
        }
    }
}
