package dev.tinyimage.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Runs a command that talks to a registry, and prints what that took, with spaces between: seconds; seconds of processor
 * time, with those of all processes that it has started and waited for; bytes sent; bytes received; the most memory (RSS)
 * that it had, and that its descendants had at one moment, in bytes. For Linux.
 */
final class Meter {

    private static final long PERIOD_MILLIS = 50;

    /** {@code USER_HZ}, which is the same on all CPUs that Java runs on. */
    private static final double TICKS = 100;

    private final LongAdder sent = new LongAdder();
    private final LongAdder received = new LongAdder();
    private long own;
    private long descendants;

    private Meter() {}

    /** @param arguments the port that it is to use as the registry's, the registry's port, a file for its output, the command */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> command = Arrays.asList(arguments).subList(3, arguments.length);
        System.exit(new Meter()
                .run(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]), new File(arguments[2]), command));
    }

    private int run(int door, int registry, File output, List<String> command) throws IOException, InterruptedException {
        try (Relay relay = new Relay(door, registry, sent::add, received::add)) {
            long start = System.nanoTime();
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output)
                    .start();
            do {
                watch(process);
            } while (!process.waitFor(PERIOD_MILLIS, TimeUnit.MILLISECONDS));
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "%.2f %.2f %d %d %d %d%n",
                    seconds,
                    processorSeconds(),
                    sent.sum(),
                    received.sum(),
                    own,
                    descendants);
            return process.exitValue();
        }
    }

    private void watch(Process process) {
        own = Math.max(own, memory(process.toHandle(), "VmHWM:"));
        descendants = Math.max(
                descendants, process.descendants()
                        .mapToLong(child -> memory(child, "VmRSS:"))
                        .sum());
    }

    /** A line of what the kernel knows of a process (proc(5)), in bytes; none if it has ended since. */
    private static long memory(ProcessHandle process, String line) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                    .filter(text -> text.startsWith(line))
                    .mapToLong(text -> Long.parseLong(text.replaceAll("\\D", "")) * 1024)
                    .sum();
        } catch (IOException e) {
            return 0;
        }
    }

    /** Of children that have been waited for, and of theirs: {@code cutime} and {@code cstime} of proc(5). */
    private static double processorSeconds() throws IOException {
        String stat = Files.readString(Path.of("/proc/self/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) / TICKS;
    }
}
