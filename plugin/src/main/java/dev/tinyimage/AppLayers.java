package dev.tinyimage;

import dev.tinyimage.image.Entry;
import dev.tinyimage.image.FolderEntries;
import dev.tinyimage.image.Layer;
import dev.tinyimage.image.LayerWriter;
import dev.tinyimage.runtime.JavaRuntime;
import dev.tinyimage.webapp.Jar;
import dev.tinyimage.webapp.WebApp;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Where runtime and application lie in the image, layer by layer, and the command that starts them. */
final class AppLayers {

    /** No vendor's name in the path: scanners infer vendors from it. */
    private static final String JAVA_HOME = "/opt/java";

    private static final String APP = "/app";
    private static final String LIBRARIES = APP + "/lib";

    private AppLayers() {}

    /** Most stable first, so that a new version of the application moves its last layer only. */
    static List<Layer> write(JavaRuntime runtime, WebApp app, Path work) throws IOException {
        List<Layer> layers = new ArrayList<>();
        layers.add(LayerWriter.write(
                "runtime", FolderEntries.of(runtime.root(), JAVA_HOME), work.resolve("runtime.tar.gz")));
        addJars(layers, "dependencies", app.jars(Jar.Role.DEPENDENCY), work);
        addJars(layers, "snapshots", app.jars(Jar.Role.CHANGING_DEPENDENCY), work);
        addJars(layers, "app", app.jars(Jar.Role.APP), work);
        return layers;
    }

    /** Exec form: the JVM is process 1 and gets the signals itself. */
    static List<String> command(WebApp app, List<String> jvmFlags) {
        List<String> command = new ArrayList<>(List.of(JAVA_HOME + "/bin/java"));
        command.addAll(jvmFlags);
        command.add("-cp");
        command.add(app.classPath().stream().map(AppLayers::path).collect(Collectors.joining(":")));
        command.add(app.mainClass());
        return command;
    }

    private static void addJars(List<Layer> layers, String name, List<Jar> jars, Path work) throws IOException {
        if (jars.isEmpty()) {
            return;
        }
        List<Entry> entries = new ArrayList<>(FolderEntries.parents(path(jars.get(0))));
        jars.stream()
                .map(jar -> FolderEntries.file(jar.file(), path(jar)))
                .sorted(Comparator.comparing(Entry::path))
                .forEach(entries::add);
        layers.add(LayerWriter.write(name, entries, work.resolve(name + ".tar.gz")));
    }

    private static String path(Jar jar) {
        return (jar.role() == Jar.Role.APP ? APP : LIBRARIES) + "/" + jar.fileName();
    }
}
