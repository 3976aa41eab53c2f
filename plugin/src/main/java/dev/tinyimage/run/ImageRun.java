package dev.tinyimage.run;

import dev.tinyimage.console.Console;
import dev.tinyimage.image.Image;
import dev.tinyimage.run.Runner.NotHere;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Runs programs of an image to their end, in its own files: in a sandbox where this machine has one, else by the image's
 * own dynamic loader. No engine is asked, for loading an image into one takes longer than these programs run.
 */
public final class ImageRun {

    private static final List<Enclosure> ENCLOSURES = List.of(new Bubblewrap(), new Unshare());

    /** Variables by which a JVM gets options that are not on its command line: java(1); JVM tool interface. */
    public static final List<String> JVM_VARIABLES = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    private static final long LIMIT_SECONDS = 900;

    private final Path root;
    private final RunConfig config;
    private final Path tmp;
    private final Path log;
    private final Optional<Enclosure> enclosure;

    private ImageRun(Path root, RunConfig config, Path tmp, Path log, Optional<Enclosure> enclosure) {
        this.root = root;
        this.config = config;
        this.tmp = tmp;
        this.log = log;
        this.enclosure = enclosure;
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
     * Unpacks an image.
     *
     * @param folder for its files; what is in there goes
     */
    public static ImageRun of(Image image, Path folder) throws IOException {
        Path root = RootFolder.unpack(image, folder.resolve("rootfs"));
        Path log = folder.resolve("run.log");
        RunConfig config = RunConfig.of(new RunRequest(image, Map.of(), List.of(), folder, log));
        config.environment().keySet().removeAll(JVM_VARIABLES);
        Path tmp = Files.createDirectories(folder.resolve("tmp"));
        Files.setPosixFilePermissions(tmp, PosixFilePermissions.fromString("rwxrwxrwx"));
        return new ImageRun(
                root,
                config,
                tmp,
                log,
                ENCLOSURES.stream().filter(ImageRun::works).findFirst());
    }

    /** Whether its programs see the image's own paths. */
    public boolean enclosed() {
        return enclosure.isPresent();
    }

    /** The folder of this machine that its programs know as {@code /tmp}. */
    public Path tmp() {
        return tmp;
    }

    /** Puts a file into the image. */
    public void add(Path file, String path) throws IOException {
        Path copy = root.resolve(path.substring(1));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Runs a program, without the options for JVMs that are in the image's environment.
     *
     * @param command its path in the image, and arguments
     */
    public Result run(List<String> command) throws IOException {
        LocalProcess running = start(config.with(command, tmp), log);
        try {
            if (!running.process().waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                running.close();
                return new Result(1, "no end within " + LIMIT_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + command.get(0) + " ran", e);
        }
        String text = Console.oneLine(Files.readString(log, StandardCharsets.ISO_8859_1));
        return new Result(running.process().exitValue(), text);
    }

    /** Starts the image's own command, with more options for its JVM; {@code /tmp} is {@link #tmp}. */
    Running start(RunRequest request, List<String> jvmFlags) throws IOException {
        RunConfig whole = RunConfig.of(request);
        List<String> command = new ArrayList<>(whole.command());
        command.addAll(1, jvmFlags);
        return start(whole.with(command, tmp), request.log());
    }

    private LocalProcess start(RunConfig config, Path log) throws IOException {
        try {
            return enclosure.isPresent()
                    ? LocalProcess.start(enclosure.get().command(root, config), config.environment(), log, true)
                    : Loader.start(root, config, log);
        } catch (NotHere e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static boolean works(Enclosure enclosure) {
        try {
            new Sandbox(enclosure).tryOnThisMachine();
            return true;
        } catch (IOException | NotHere e) {
            return false;
        }
    }
}
