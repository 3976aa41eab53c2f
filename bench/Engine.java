package dev.tinyimage.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tinyimage.testkit.Container;
import dev.tinyimage.testkit.Free;
import dev.tinyimage.testkit.Podman;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What pulls and starts images; it has none of them, nor any layer, when it is asked to pull. */
interface Engine extends AutoCloseable {

    /** Gives a command the pipe as file 3, for bubblewrap's {@code --block-fd}, which reads once all is set up. */
    List<String> WAIT = List.of("sh", "-c", "exec \"$@\" 3<&0 </dev/null", "sh");

    /** @param port of a registry */
    Pulled pull(int port, String repository, String tag) throws IOException;

    @Override
    void close() throws IOException;

    /** An image that can be started, and is gone from the disk when it is closed. */
    interface Pulled extends AutoCloseable {

        Started start() throws IOException;

        /** The same, but the clock starts with the application, after all that encloses it, where the engine can do that. */
        default Started startEnclosed() throws IOException {
            return start();
        }

        @Override
        void close() throws IOException;
    }

    /**
     * An application.
     *
     * @param port on which it is to answer
     * @param begin when it was started, as {@link System#nanoTime} says
     * @param stop kills it
     */
    record Started(int port, long begin, Runnable stop) implements AutoCloseable {
        @Override
        public void close() {
            stop.run();
        }
    }

    /** Podman, with a store of its own. */
    static Engine podman() {
        Podman podman = Podman.create();
        return new Engine() {
            @Override
            public Pulled pull(int port, String repository, String tag) {
                String image = "localhost:" + port + "/" + repository + ":" + tag;
                podman.podman("pull", "--quiet", "--tls-verify=false", image);
                return new Pulled() {
                    @Override
                    public Started start() {
                        long begin = System.nanoTime();
                        Container container = podman.run(image, List.of());
                        return new Started(container.port(), begin, container::close);
                    }

                    @Override
                    public void close() {
                        podman.podman("rmi", "--force", image);
                    }
                };
            }

            @Override
            public void close() {
                podman.close();
            }
        };
    }

    /** {@link Puller} and bubblewrap: next to nothing but what any engine has to do. */
    static Engine bare() {
        return new Engine() {
            @Override
            public Pulled pull(int port, String repository, String tag) throws IOException {
                Path folder = Files.createTempDirectory("coldstart");
                Puller.Pulled pulled = new Puller(port, repository, folder).pull(tag);
                return new Pulled() {
                    @Override
                    public Started start() throws IOException {
                        long begin = System.nanoTime();
                        int port = Free.port();
                        Process process = run(command(pulled, port), folder.resolve("output"));
                        return new Started(port, begin, () -> kill(process));
                    }

                    @Override
                    public Started startEnclosed() throws IOException {
                        int port = Free.port();
                        List<String> command = new ArrayList<>(WAIT);
                        command.addAll(command(pulled, port));
                        command.addAll(command.indexOf("--"), List.of("--block-fd", "3"));
                        Process process = run(command, folder.resolve("output"));
                        pause();
                        long begin = System.nanoTime();
                        process.getOutputStream().close();
                        return new Started(port, begin, () -> kill(process));
                    }

                    @Override
                    public void close() throws IOException {
                        delete(folder);
                    }
                };
            }

            @Override
            public void close() {}
        };
    }

    private static List<String> command(Puller.Pulled image, int port) throws IOException {
        List<String> command = new ArrayList<>(List.of("bwrap", "--die-with-parent", "--unshare-pid", "--as-pid-1"));
        command.addAll(List.of("--unshare-user", "--uid", "65532", "--gid", "65532", "--clearenv"));
        command.addAll(List.of("--ro-bind", image.root().toString(), "/", "--proc", "/proc", "--dev", "/dev"));
        command.addAll(List.of("--tmpfs", "/tmp", "--setenv", "PORT", Integer.toString(port)));
        for (JsonNode variable : image.config().path("Env")) {
            String[] parts = variable.asText().split("=", 2);
            command.addAll(List.of("--setenv", parts[0], parts[1]));
        }
        String folder = image.config().path("WorkingDir").asText();
        command.addAll(List.of("--chdir", folder.isEmpty() ? "/" : folder, "--"));
        image.config().path("Entrypoint").forEach(word -> command.add(word.asText()));
        image.config().path("Cmd").forEach(word -> command.add(word.asText()));
        for (String mountPoint : List.of("proc", "dev", "tmp")) {
            Files.createDirectories(image.root().resolve(mountPoint));
        }
        return command;
    }

    private static Process run(List<String> command, Path output) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    /** Bubblewrap takes some milliseconds. */
    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void kill(Process process) {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
