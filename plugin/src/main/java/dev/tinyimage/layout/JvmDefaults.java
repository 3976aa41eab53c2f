package dev.tinyimage.layout;

import dev.tinyimage.image.Content;
import dev.tinyimage.image.Entry;
import java.util.ArrayList;
import java.util.List;

/**
 * Options of the JVM that hold unless somebody says otherwise. They are in a file that {@code -XX:Flags} names: the JVM reads
 * it before any variable and before its command line, so whatever these say wins, at build time and at run time. On the
 * command line itself they would win over {@code JAVA_TOOL_OPTIONS} and {@code JDK_JAVA_OPTIONS}. A collector is never
 * among them, for a second one is a fatal conflict.
 */
public enum JvmDefaults {

    /**
     * For servers. On the one or two processors of a small container compilers take from a start what they give back only
     * under load: docs/startup.md. So the second waits five times as long as by itself, and the first, whose code the
     * second's replaces wherever much is run, inlines little.
     */
    STANDARD(List.of(
            "C1MaxInlineLevel=1",
            "C1MaxInlineSize=12",
            "Tier4InvocationThreshold=25000",
            "Tier4MinInvocationThreshold=3000",
            "Tier4CompileThreshold=75000",
            "Tier4BackEdgeThreshold=200000")),

    /** For instances that live for seconds or minutes: what the second compiler gains comes too late for them. */
    SERVERLESS(List.of("TieredStopAtLevel=1"));

    private static final String FILE = "/app/jvm.flags";
    private static final int PLAIN = 0644;

    /**
     * The heap may have what a small container leaves it, while the JVM's own quarter leaves most of one unused. Narrow
     * object pointers, which it would give up for a larger heap on a large machine, are what start-up archives have. An
     * instance out of memory ends, so that another takes its place.
     */
    private static final List<String> COMMON =
            List.of("MaxRAMPercentage=70", "+UseCompressedOops", "+ExitOnOutOfMemoryError");

    private final List<String> own;

    JvmDefaults(List<String> own) {
        this.own = own;
    }

    /** As the file has them: java(1) has the same with {@code -XX:} before each. */
    private List<String> flags() {
        List<String> flags = new ArrayList<>(COMMON);
        flags.addAll(own);
        return flags;
    }

    /** The file. */
    public Entry.File file() {
        return new Entry.File(FILE, PLAIN, Content.of(String.join("\n", flags()) + "\n"));
    }

    /** What names it on the command line. */
    public static String option() {
        return "-XX:Flags=" + FILE;
    }

    /** For a label, as a command line would have them. */
    public String text() {
        return "-XX:" + String.join(" -XX:", flags());
    }
}
