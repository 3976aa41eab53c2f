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

    /** Most stable first, so that a new version of the application moves its last layer only. */
    static List<Layer> write(JavaRuntime runtime, WebApp app, Path work) throws IOException {
        List<Layer> layers = new ArrayList<>();
        layers.add(LayerWriter.write(
                "runtime", FolderEntries.of(runtime.root(), JAVA_HOME), work.resolve("runtime.tar.gz")));
        add(layers, "server", files(app, Jar.Role.SERVER), work);
        add(layers, "dependencies", files(app, Jar.Role.DEPENDENCY), work);
        add(layers, "snapshots", files(app, Jar.Role.CHANGING_DEPENDENCY), work);
        add(layers, "app", files(app, Jar.Role.APP), work);
        return layers;
    }

    /** Exec form: the JVM is process 1 and gets the signals itself. */
    static List<String> command(WebApp app, List<String> jvmFlags) {
        List<String> command = new ArrayList<>(List.of(JAVA_HOME + "/bin/java"));
        command.addAll(app.jvmFlags());
        command.addAll(jvmFlags);
        command.addAll(launch(app.launch()));
        command.addAll(app.arguments());
        return command;
    }

    private static List<String> launch(Launch launch) {
        if (launch instanceof Launch.ExecutableJar executable) {
            return List.of("-jar", path(executable.jar().path()));
        }
        Launch.MainClass main = (Launch.MainClass) launch;
        String classPath =
                main.classPath().stream().map(jar -> path(jar.path())).collect(Collectors.joining(":"));
        return List.of("-cp", classPath, main.mainClass());
    }

    private static List<Entry> files(WebApp app, Jar.Role role) {
        Stream<Entry> jars = app.jars().stream()
                .filter(jar -> jar.role() == role)
                .map(jar -> FolderEntries.file(jar.file(), path(jar.path())));
        Stream<Entry> others = app.files().stream()
                .filter(file -> file.role() == role)
                .map(file -> FolderEntries.file(file.file(), path(file.path())));
        return Stream.concat(jars, others)
                .sorted(Comparator.comparing(Entry::path))
                .toList();
    }

    private static void add(List<Layer> layers, String name, List<Entry> files, Path work) throws IOException {
        if (files.isEmpty()) {
            return;
        }
        List<Entry> entries = files.stream()
                .flatMap(file -> FolderEntries.parents(file.path()).stream())
                .distinct()
                .collect(Collectors.toCollection(ArrayList::new));
        entries.addAll(files);
        layers.add(LayerWriter.write(name, entries, work.resolve(name + ".tar.gz")));
    }

    private static String path(String path) {
        return APP + "/" + path;
    }
}
