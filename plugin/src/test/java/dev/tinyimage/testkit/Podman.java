package dev.tinyimage.testkit;

import dev.tinyimage.files.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The podman program with a storage of its own, so that it neither sees nor leaves anything on the machine.
 *
 * <p>Where version 2 of the control groups is mounted beside version 1 ("hybrid"), crun refuses to run anything. There
 * every call gets a mount namespace of its own in which version 2 is unmounted, which takes root.
 */
public final class Podman implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Path folder;
    private final List<String> command;

    private Podman(Path folder, List<String> command) {
        this.folder = folder;
        this.command = command;
    }

    /** A podman without images and containers. */
    public static Podman create() {
        try {
            Path folder = Files.createTempDirectory("podman");
            return new Podman(folder, command(folder, storageDriver()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Overlay where the kernel and the file system of the temporary folder can do it, else plain copies. */
    private static String storageDriver() throws IOException {
        Path trial = Files.createTempDirectory("podman-trial");
        try (Podman podman = new Podman(trial, command(trial, "overlay"))) {
            return podman.execute(List.of("info")).succeeded() ? "overlay" : "vfs";
        }
    }

    private static List<String> command(Path folder, String storageDriver) throws IOException {
        List<String> command = new ArrayList<>(program(Files.readAllLines(Path.of("/proc/self/mounts"))));
        command.addAll(List.of("--root", folder.resolve("root").toString()));
        command.addAll(List.of("--runroot", folder.resolve("runroot").toString()));
        command.addAll(List.of("--tmpdir", folder.resolve("tmp").toString()));
        command.addAll(List.of("--storage-driver", storageDriver));
        command.addAll(List.of("--cgroup-manager", "cgroupfs"));
        return command;
    }

    /** What to run instead of {@code podman} on a machine with these lines in its table of mounts. */
    private static List<String> program(List<String> mounts) {
        String podman = Programs.required("podman").toString();
        return versionTwoBesideOne(mounts)
                .map(mount -> List.of(
                        Programs.required("unshare").toString(),
                        "--mount",
                        "sh",
                        "-c",
                        "umount \"$0\" && exec \"$@\"",
                        mount,
                        podman))
                .orElse(List.of(podman));
    }

    /** The lines are device, mount point, type, and more (proc(5), "/proc/pid/mounts"). */
    static Optional<String> versionTwoBesideOne(List<String> mounts) {
        List<String[]> fields = mounts.stream().map(line -> line.split(" ")).toList();
        boolean versionOne = fields.stream().anyMatch(field -> field[2].equals("cgroup"));
        return fields.stream()
                .filter(field -> versionOne && field[2].equals("cgroup2"))
                .map(field -> field[1])
                .findFirst();
    }

    /** Gets an image from a registry. */
    public void pull(TestRegistry registry, String image) {
        List<String> arguments = new ArrayList<>(List.of("pull", "--quiet", "--tls-verify=false"));
        registry.credentials().ifPresent(user -> arguments.addAll(List.of("--creds", user.colonPair())));
        arguments.add(registry.reference(image));
        execute(arguments).outputOrThrow();
    }

    /** Reads an archive, OCI or Docker, and returns the name under which the image is there now. */
    public String load(Path archive) {
        String output = podman("load", "--quiet", "--input", archive.toString());
        return output.strip().replaceFirst("(?s).*: ", "");
    }

    /** Any other podman command, which has to succeed; returns its output. */
    public String podman(String... arguments) {
        return execute(List.of(arguments)).outputOrThrow();
    }

    /**
     * Starts an image with a read-only root file system and with a free port in {@code PORT}; {@code flags} are further
     * ones of {@code podman run}, {@code arguments} go to the image.
     *
     * <p>The container shares the network of the machine: so no network plug-in, firewall or port mapping is needed,
     * and the server is reached on the very port it was told.
     */
    public Container run(String image, List<String> flags, String... arguments) {
        int port = Free.port();
        List<String> run = new ArrayList<>(List.of("run", "--detach", "--pull=never", "--read-only"));
        run.addAll(List.of("--network=host", "--env", "PORT=" + port));
        run.addAll(machineFlags());
        run.addAll(flags);
        run.add(image);
        run.addAll(Arrays.asList(arguments));
        return new Container(this, execute(run).outputOrThrow().strip(), port);
    }

    private static List<String> machineFlags() {
        List<String> flags = new ArrayList<>(List.of("--cgroups=disabled", "--log-driver=k8s-file"));
        flags.addAll(limits());
        return flags;
    }

    /**
     * Podman asks for limits of its own liking, which is refused where root has no CAP_SYS_RESOURCE, so these are the
     * caller's. {@code --ulimit host} does not help: podman has raised and lowered its own limits by then, the number
     * of processes down to pid_max.
     */
    private static List<String> limits() {
        try {
            List<String> limits = Files.readAllLines(Path.of("/proc/self/limits"));
            long processes = Math.min(hardLimit(limits, "Max processes"), Long.parseLong(pidMax()));
            long files = hardLimit(limits, "Max open files");
            return List.of(
                    "--ulimit", "nofile=" + files + ":" + files, "--ulimit", "nproc=" + processes + ":" + processes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Read with a buffer: a file below /proc/sys gives its text to the first read only, however short that is. */
    private static String pidMax() throws IOException {
        return Files.readAllLines(Path.of("/proc/sys/kernel/pid_max")).get(0);
    }

    /** A line is name, soft limit, hard limit and unit, in columns of spaces (proc(5), "/proc/pid/limits"). */
    static long hardLimit(List<String> limits, String name) {
        String hard = limits.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()).strip().split(" +")[1])
                .findFirst()
                .orElseThrow();
        return hard.equals("unlimited") ? Long.MAX_VALUE : Long.parseLong(hard);
    }

    /** Podman keeps the two streams of a container apart. */
    String logs(String container) {
        Execution logs = execute(List.of("logs", container));
        return logs.outputOrThrow() + logs.errors();
    }

    /**
     * Writes a program {@code podman} that shares images with this one, for programs under test; what these run gets the
     * flags that this machine asks for. Ports are not forwarded, which would change its firewall: they are its own.
     */
    public Path wrapperScript(Path folder) {
        String text = """
                #!/bin/sh
                if [ "$1" = run ] || [ "$1" = create ]; then
                  verb=$1
                  shift
                  case "$*" in *--publish*) set -- --network=host "$@" ;; esac
                  set -- "$verb" %s "$@"
                fi
                exec %s "$@"
                """.formatted(quoted(machineFlags()), quoted(command));
        try {
            Path script = Files.writeString(folder.resolve("podman"), text);
            return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String quoted(List<String> words) {
        return words.stream().map(Podman::quote).collect(Collectors.joining(" "));
    }

    private static String quote(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    private Execution execute(List<String> arguments) {
        List<String> whole = new ArrayList<>(command);
        whole.addAll(arguments);
        return Execution.of(LIMIT, whole);
    }

    /** Podman itself removes what is in its storage first: without root, some of it belongs to other users. */
    @Override
    public void close() {
        execute(List.of("rm", "--all", "--force", "--time=0"));
        execute(List.of("rmi", "--all", "--force"));
        try {
            Folders.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
