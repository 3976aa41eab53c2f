package dev.tinyimage.run;

import dev.tinyimage.console.Console;
import dev.tinyimage.image.Image;
import dev.tinyimage.image.Platform;
import dev.tinyimage.run.Outcome.Exit;
import dev.tinyimage.run.Probe.Reply;
import dev.tinyimage.run.Runners.Started;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Starts an image, waits for it and stops it. It judges nothing.
 *
 * @param folder for the files of the trial
 */
public record Trial(TrialOptions options, Path folder, Console console) {

    private static final long PAUSE_MILLIS = 10;
    private static final long STOP_SECONDS = 10;

    /** At its end the JVM writes down what it has learnt. */
    private static final long TRAINING_STOP_SECONDS = 120;

    private static final String TRAINING = "training.log";
    private static final int KILOBYTE = 1024;

    /**
     * Does it.
     *
     * @throws dev.tinyimage.console.UserError if there is no way to start it on this machine
     */
    public Outcome run(Image image) throws IOException {
        List<Integer> ports = ports(image);
        RunRequest request = request(image, ports, "check.log");
        Started started =
                Runners.of(options.runner(), options.engine(), console).start(request);
        return observe(started, ports, request.log(), List.of(first()), STOP_SECONDS);
    }

    /** The same where the image's programs have been found to run. */
    public Outcome run(Image image, ImageRun files) throws IOException {
        return run(image, files, List.of(), List.of(first()), "startup.log", STOP_SECONDS);
    }

    /**
     * The same with more options of its JVM.
     *
     * @param questions what it is asked for with GET after its first good answer
     */
    public Outcome train(Image image, ImageRun files, List<String> jvmFlags, List<String> questions)
            throws IOException {
        List<Probe> probes = new ArrayList<>(List.of(first()));
        questions.forEach(path -> probes.add(http(path)));
        return run(image, files, jvmFlags, probes, TRAINING, TRAINING_STOP_SECONDS);
    }

    /** The same, but nothing is asked: the application is to end by itself. */
    public Outcome untilItEnds(Image image, ImageRun files, List<String> jvmFlags) throws IOException {
        List<Probe> none = List.of((port, limit) -> Optional.empty());
        return run(image, files, jvmFlags, none, TRAINING, STOP_SECONDS);
    }

    private Outcome run(
            Image image, ImageRun files, List<String> jvmFlags, List<Probe> probes, String log, long stopSeconds)
            throws IOException {
        List<Integer> ports = ports(image);
        RunRequest request = request(image, ports, log);
        Started started = new Started(files.name(), files.start(request, jvmFlags));
        return observe(started, ports, request.log(), probes, stopSeconds);
    }

    private RunRequest request(Image image, List<Integer> ports, String log) throws IOException {
        Files.createDirectories(folder);
        Map<String, String> environment = new TreeMap<>(options.environment());
        environment.put("PORT", Integer.toString(ports.get(0)));
        return new RunRequest(image, environment, options.arguments(), ports, folder, folder.resolve(log));
    }

    /** An exposed port counts too, for not every application looks at PORT; but not if it is another program's. */
    private List<Integer> ports(Image image) throws IOException {
        if (options.port().isPresent()) {
            int port = options.port().get();
            if (TcpProbe.isOpen(port)) {
                throw Messages.portTaken(port);
            }
            return List.of(port);
        }
        List<Integer> ports = new ArrayList<>(List.of(freePort()));
        RunConfig.ports(image).stream().filter(port -> !TcpProbe.isOpen(port)).forEach(ports::add);
        return ports;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private Outcome observe(Started started, List<Integer> ports, Path log, List<Probe> probes, long stopSeconds)
            throws IOException {
        try (Running running = started.running()) {
            Optional<Reply> reply = await(running, ports, probes.get(0));
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - running.begin());
            for (int i = 1;
                    i < probes.size() && reply.isPresent() && reply.get().good();
                    i++) {
                reply = await(running, ports, probes.get(i));
            }
            List<String> hostLibraries = running.hostLibraries();
            long peakMemory = peakMemory(running.applicationId());
            Exit exit = stop(running, stopSeconds);
            return new Outcome(
                    started.runner(), ports, reply, millis, peakMemory, exit, hostLibraries, lines(log), log);
        }
    }

    private Probe first() {
        return options.path().map(this::http).orElseGet(() -> TcpProbe.of(Platform.thisMachine()));
    }

    private Probe http(String path) {
        return new HttpProbe(path, options.statuses());
    }

    private Optional<Reply> await(Running running, List<Integer> ports, Probe probe) throws IOException {
        long end = running.begin() + options.timeout().toNanos();
        Optional<Reply> last = Optional.empty();
        while (running.process().isAlive() && System.nanoTime() < end) {
            for (int port : ports) {
                Duration limit = Duration.ofNanos(Math.max(1, end - System.nanoTime()));
                Optional<Reply> reply = probe.ask(port, limit);
                last = reply.isPresent() ? reply : last;
                if (last.isPresent() && last.get().good()) {
                    return last;
                }
            }
            Pause.millis(PAUSE_MILLIS);
        }
        return last;
    }

    private static Exit stop(Running running, long seconds) throws IOException {
        Process process = running.process();
        boolean asked = process.isAlive();
        try {
            if (asked) {
                running.terminate();
            }
            boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
            return new Exit(asked, ended ? OptionalInt.of(process.exitValue()) : OptionalInt.empty());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the application stopped", e);
        }
    }

    /** Most memory at once, in kilobytes: proc(5), "/proc/pid/status". */
    private static long peakMemory(long process) throws IOException {
        Path status = Path.of("/proc", Long.toString(process), "status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(status, StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KILOBYTE)
                    .findFirst()
                    .orElse(0);
        }
    }

    /** Whatever it writes: a byte that is no UTF-8 is no reason to fail. */
    private static List<String> lines(Path log) throws IOException {
        return new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }
}
