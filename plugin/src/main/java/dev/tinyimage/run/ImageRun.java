package dev.tinyimage.run;

import dev.tinyimage.console.Console;
import dev.tinyimage.daemon.Daemon;
import dev.tinyimage.files.Folders;
import dev.tinyimage.image.Image;
import dev.tinyimage.image.Platform;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Runs programs of an image to their end, in its own files on this machine or in a container engine. */
public abstract sealed class ImageRun implements Closeable permits OwnFiles, EngineRun {

    /** Variables by which a JVM gets options that are not on its command line: java(1); JVM tool interface. */
    public static final List<String> JVM_VARIABLES = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    private static final long LIMIT_SECONDS = 900;

    private final RunConfig config;
    private final Path tmp;
    private final Path log;

    ImageRun(Image image, Path folder) throws IOException {
        tmp = Folders.fresh(folder.resolve("tmp"));
        log = folder.resolve("run.log");
        config = RunConfig.of(new RunRequest(image, Map.of(), List.of(), List.of(), folder, log));
        config.environment().keySet().removeAll(JVM_VARIABLES);
    }

    /**
     * How a program ended.
     *
     * @param exitCode 0 for success
     * @param text all that it said, in one line
     */
    public record Result(int exitCode, String text) {

        public boolean succeeded() {
            return exitCode == 0;
        }
    }

    /**
     * The first way in which the image's JVM starts on this machine. Its own files come first, for loading an image into an
     * engine takes longer than most of its programs run.
     *
     * @param engine program of the local container engine; docker or podman if not given
     * @param folder for its files; what is in there goes
     * @throws NotHere if it starts in none
     */
    public static ImageRun of(Image image, Optional<String> engine, Path folder) throws IOException {
        return of(image, Platform.thisMachine(), Daemon.candidates(engine), folder);
    }

    static ImageRun of(Image image, Platform machine, List<Daemon> engines, Path folder) throws IOException {
        List<Way> ways = new ArrayList<>();
        if (machine.os().equals(image.platform().os())) {
            ways.add(() -> OwnFiles.unpack(image, folder));
        }
        engines.forEach(engine -> ways.add(() -> EngineRun.load(image, engine, machine, folder)));
        List<String> reasons = new ArrayList<>();
        for (Way way : ways) {
            try {
                return started(way.open());
            } catch (NotHere e) {
                reasons.add(e.getMessage());
            }
        }
        throw new NotHere(Messages.startsNowhere(image.platform(), machine, reasons));
    }

    private interface Way {
        ImageRun open() throws IOException;
    }

    private static ImageRun started(ImageRun run) throws IOException {
        try {
            Result version = run.run(List.of(run.java(), "-version"));
            if (version.succeeded()) {
                return run;
            }
            throw new NotHere(Messages.failed(run.name(), version.text()));
        } catch (IOException e) {
            run.close();
            throw e;
        }
    }

    /** The image's own command starts with its JVM. */
    final String java() {
        return config.command().get(0);
    }

    /** Where its programs run, for messages. */
    abstract String name();

    /** Whether its programs see the image's own paths. */
    public abstract boolean enclosed();

    /** The folder of this machine whose files its programs find in {@code /tmp}, and which gets theirs when they have ended. */
    public Path tmp() {
        return tmp;
    }

    /** What {@link System#nanoTime} says to its programs, in milliseconds; 0 if that is not known. */
    public abstract long clock() throws IOException;

    /** Puts a file into the image. */
    public abstract void add(Path file, String path) throws IOException;

    /**
     * Starts a program of the image.
     *
     * @param ports on which this machine is to reach it
     */
    abstract Running begin(RunConfig config, List<Integer> ports, Path log) throws IOException;

    /**
     * Runs a program, without the options for JVMs that are in the image's environment.
     *
     * @param command its path in the image, and arguments
     */
    public Result run(List<String> command) throws IOException {
        int exitCode;
        try (Running running = begin(config.with(command, tmp), List.of(), log)) {
            if (!running.process().waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                return new Result(1, "no end within " + LIMIT_SECONDS + " s");
            }
            exitCode = running.process().exitValue();
        } catch (NotHere e) {
            return new Result(1, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + command.get(0) + " ran", e);
        }
        return new Result(exitCode, Console.oneLine(Files.readString(log, StandardCharsets.ISO_8859_1)));
    }

    /** Starts the image's own command, with more options for its JVM. */
    Running start(RunRequest request, List<String> jvmFlags) throws IOException {
        RunConfig whole = RunConfig.of(request);
        List<String> command = new ArrayList<>(whole.command());
        command.addAll(1, jvmFlags);
        return begin(whole.with(command, tmp), request.ports(), request.log());
    }

    /** Nothing can be run afterwards; {@link #tmp} stays. */
    @Override
    public abstract void close() throws IOException;
}
