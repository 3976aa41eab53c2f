package dev.tinyimage;

import dev.tinyimage.image.Entry;
import dev.tinyimage.image.FolderEntries;
import dev.tinyimage.image.Layer;
import dev.tinyimage.image.LayerWriter;
import dev.tinyimage.runtime.JavaRuntime;
import dev.tinyimage.webapp.Jar;
import dev.tinyimage.webapp.Launch;
import dev.tinyimage.webapp.WebApp;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where runtime and application lie in the image, layer by layer, and the command that starts them. */
final class AppLayers {

    /** No vendor's name in the path: scanners infer vendors from it. */
    private static final String JAVA_HOME = "/opt/java";

    private static final String APP = "/app";

    private AppLayers() {}

    /** Most stable first, so that a new version of the application moves its last layers only. */
    static List<Layer> write(JavaRuntime runtime, WebApp app, ExtraFiles extraFiles, Path work) throws IOException {
        List<Layer> layers = new ArrayList<>();
        layers.add(LayerWriter.write(
                "runtime", FolderEntries.of(runtime.root(), JAVA_HOME), work.resolve("runtime.tar.gz")));
        add(layers, "server", entries(app, Jar.Role.SERVER), work);
        add(layers, "dependencies", entries(app, Jar.Role.DEPENDENCY), work);
        add(layers, "snapshots", entries(app, Jar.Role.CHANGING_DEPENDENCY), work);
        add(layers, "app", entries(app, Jar.Role.APP), work);
        add(layers, "extra", extraFiles.entries(), work);
        return layers;
    }

    /** Exec form: the JVM is process 1 and gets the signals itself. */
    static List<String> command(WebApp app, BuildRequest.Container container) {
        List<String> command = new ArrayList<>(List.of(JAVA_HOME + "/bin/java"));
        command.addAll(app.jvmFlags());
        command.addAll(container.jvmFlags());
        command.addAll(launch(app.launch(), container.extraClassPath()));
        command.addAll(app.arguments());
        return command;
    }

    private static List<String> launch(Launch launch, List<String> extraClassPath) {
        if (launch instanceof Launch.MainClass main) {
            Stream<String> jars = main.classPath().stream().map(jar -> path(jar.path()));
            String classPath = Stream.concat(extraClassPath.stream(), jars).collect(Collectors.joining(":"));
            return List.of("-cp", classPath, main.mainClass());
        }
        Jar jar = ((Launch.ExecutableJar) launch).jar();
        if (!extraClassPath.isEmpty()) {
            throw Messages.extraClassPath(jar);
        }
        return List.of("-jar", path(jar.path()));
    }

    /** Directories first, and files sorted by path. */
    private static List<Entry> entries(WebApp app, Jar.Role role) {
        Stream<Entry> jars = app.jars().stream()
                .filter(jar -> jar.role() == role)
                .map(jar -> FolderEntries.file(jar.file(), path(jar.path())));
        Stream<Entry> others = app.files().stream()
                .filter(file -> file.role() == role)
                .map(file -> FolderEntries.file(file.file(), path(file.path())));
        List<Entry> files = Stream.concat(jars, others)
                .sorted(Comparator.comparing(Entry::path))
                .toList();
        Stream<Entry> folders = files.stream().flatMap(file -> FolderEntries.parents(file.path()).stream());
        return Stream.concat(folders.distinct(), files.stream()).toList();
    }

    private static void add(List<Layer> layers, String name, List<Entry> entries, Path work) throws IOException {
        if (!entries.isEmpty()) {
            layers.add(LayerWriter.write(name, entries, work.resolve(name + ".tar.gz")));
        }
    }

    private static String path(String path) {
        return APP + "/" + path;
    }
}
