package dev.tinyimage.corpus;

import dev.tinyimage.files.Folders;
import dev.tinyimage.testkit.Free;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where an app runs, each time in the same way.
 *
 * @param tls what it asks over TLS
 * @param folder for what it prints and loads
 */
record Stage(CorpusApp app, TlsServer tls, Path folder) {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    /** What a JVM takes options from besides its command line. */
    private static final List<String> OPTION_VARIABLES =
            List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    /**
     * Starts the app, asks it everything and stops it.
     *
     * @param run what its files are called
     * @param java home of the JDK or runtime
     * @param options on top of those of every run
     */
    AppRun run(String run, Path java, List<String> options) throws IOException {
        Files.createDirectories(folder);
        Path temporary = Folders.fresh(folder.resolve("tmp")); // the same for all runs, for answers may tell it
        Path output = folder.resolve(run + ".txt");
        Path classes = folder.resolve(run + "-classes.txt");
        int port = Free.port();
        List<String> command = new ArrayList<>(List.of(java.resolve("bin/java").toString()));
        command.addAll(options);
        command.addAll(tls.options());
        command.add("-Djava.io.tmpdir=" + temporary);
        command.add("-Xlog:class+load=info:file=" + classes + ":none:filecount=0");
        command.addAll(app.jvmFlags());
        command.addAll(List.of("-cp", classPath(), app.mainClass()));
        command.addAll(app.arguments(port));

        Process process = start(command, port, output);
        try {
            Client client = new Client(port);
            boolean ready = client.awaitReady(app.ready(), process);
            Map<String, Answer> answers = new LinkedHashMap<>();
            app.requests().forEach(path -> answers.put(path, client.get(path)));
            return new AppRun(java.toString(), ready, answers, stop(process), lines(output), LoadedModules.of(classes));
        } finally {
            Program.kill(process);
            Folders.delete(temporary);
        }
    }

    private Process start(List<String> command, int port, Path output) throws IOException {
        ProcessBuilder program = new ProcessBuilder(command)
                .directory(app.target().toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        Map<String, String> environment = program.environment();
        environment.keySet().removeAll(OPTION_VARIABLES);
        environment.put("LC_ALL", "C.UTF-8"); // as in the image; other languages are in modules of their own
        environment.put("PORT", Integer.toString(port));
        environment.put("PROBE_TLS", tls.url());
        return program.start();
    }

    private static String stop(Process process) {
        process.destroy();
        return Program.ended(process, STOP_LIMIT) ? "exit code " + process.exitValue() : "not by SIGTERM";
    }

    private String classPath() throws IOException {
        return app.classPath().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    /** Not all that programs print is UTF-8. */
    private static List<String> lines(Path output) throws IOException {
        return new String(Files.readAllBytes(output), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }
}
