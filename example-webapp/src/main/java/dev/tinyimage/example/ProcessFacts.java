package dev.tinyimage.example;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** What Linux knows about this process. Elsewhere, as on a developer's machine, the JDK's lesser knowledge must do. */
final class ProcessFacts {

    private static final Path SELF = Path.of("/proc/self");

    private ProcessFacts() {}

    /**
     * The time since the JVM started. {@link ProcessHandle} is the second choice because on Linux it counts from a boot
     * time in whole seconds, which is too coarse for a start that takes a tenth of one.
     */
    static Duration age() {
        try {
            String uptime = Files.readString(Path.of("/proc/uptime"));
            String stat = Files.readString(SELF.resolve("stat"));
            return sinceBoot(uptime).minus(startAfterBoot(stat));
        } catch (IOException e) {
            Instant now = Instant.now();
            return Duration.between(
                    ProcessHandle.current().info().startInstant().orElse(now), now);
        }
    }

    /** The memory that the process really occupies, or 0 where that is unknown. */
    static long residentBytes() {
        try {
            String status = Files.readString(SELF.resolve("status"));
            return 1024 * Long.parseLong(status.replaceAll("(?s).*\nVmRSS:\\s*(\\d+) kB.*", "$1"));
        } catch (IOException e) {
            return 0;
        }
    }

    /** The user's number, since an image without {@code /etc/passwd} has no names. */
    static String user() {
        try {
            return "uid " + Files.getAttribute(SELF, "unix:uid");
        } catch (IOException | UnsupportedOperationException e) {
            return System.getProperty("user.name");
        }
    }

    /** The first of the two numbers in {@code /proc/uptime}, in seconds. */
    private static Duration sinceBoot(String uptime) {
        double seconds = Double.parseDouble(uptime.substring(0, uptime.indexOf(' ')));
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    /** The 22nd field of {@code /proc/self/stat}, in hundredths of a second; the second may itself contain spaces. */
    private static Duration startAfterBoot(String stat) {
        String[] fromThird = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Duration.ofMillis(10 * Long.parseLong(fromThird[22 - 3]));
    }
}
