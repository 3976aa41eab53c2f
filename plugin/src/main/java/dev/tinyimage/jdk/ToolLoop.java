package dev.tinyimage.jdk;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.spi.ToolProvider;

/**
 * Runs a tool again and again in a JVM of its JDK. On standard input comes one text for each run, its arguments apart by
 * NUL; on standard output go the exit code and two texts. A text is its length in bytes and UTF-8.
 */
public final class ToolLoop {

    private ToolLoop() {}

    /** @param arguments the name of the tool */
    public static void main(String[] arguments) throws IOException {
        ToolProvider tool = ToolProvider.findFirst(arguments[0]).orElseThrow();
        DataOutputStream out = new DataOutputStream(System.out);
        System.setOut(new PrintStream(System.err)); // what a tool prints past its writers must not get between
        DataInputStream in = new DataInputStream(System.in);
        while (in.available() > 0) {
            JdkTool.Run run = JdkTool.call(tool, List.of(read(in).split("\0")));
            out.writeInt(run.exitCode());
            write(run.output(), out);
            write(run.errors(), out);
            out.flush();
        }
    }

    static void write(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static String read(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }
}
