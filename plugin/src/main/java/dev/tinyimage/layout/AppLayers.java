package dev.tinyimage.layout;

import dev.tinyimage.app.Application;
import dev.tinyimage.app.Jar;
import dev.tinyimage.app.Launch;
import dev.tinyimage.image.Content;
import dev.tinyimage.image.Entry;
import dev.tinyimage.image.FolderEntries;
import dev.tinyimage.image.Layer;
import dev.tinyimage.image.LayerWriter;
import dev.tinyimage.runtime.JavaRuntime;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where runtime and application lie in the image, layer by layer, and the command that starts them. */
public final class AppLayers {

    /** No vendor's name in the path: scanners infer vendors from it. */
    public static final String JAVA_HOME = "/opt/java";

    /** The layer of modules, and of what belongs to them. */
    public static final String RUNTIME = "runtime";

    /**
     * The virtual machine, a layer of its own: it is the same for all applications of a JDK, and is unpacked while the
     * modules are still pulled.
     */
    private static final String JVM = JAVA_HOME + "/lib/server/libjvm.so";

    private static final String APP = "/app";

    /**
     * Syft's sbom-cataloger looks for names with {@code .cdx.} in them (its syft/pkg/cataloger/sbom/cataloger.go), Trivy
     * for names that end with {@code .cdx.json} (its pkg/fanal/analyzer/sbom/sbom.go), in all folders.
     */
    private static final String BOM = APP + "/sbom.cdx.json";

    private AppLayers() {}

    /** What each layer holds, by its name; most stable first, so that a new version of the application moves its last only. */
    public static Map<String, List<Entry>> entries(
            JavaRuntime runtime, Application app, JvmDefaults defaults, ExtraFiles extraFiles) throws IOException {
        Map<String, List<Entry>> layers = new LinkedHashMap<>();
        Map<Boolean, List<Entry>> java = runtime.entries(JAVA_HOME).stream()
                .collect(Collectors.partitioningBy(entry -> entry.path().equals(JVM)));
        layers.put("jvm", withFolders(java.get(true)));
        layers.put(RUNTIME, java.get(false));
        layers.put("server", withFolders(files(app, Jar.Role.SERVER)));
        DependencyGroups.of(files(app, Jar.Role.DEPENDENCY))
                .forEach((name, files) -> layers.put(name, withFolders(files)));
        layers.put("snapshots", withFolders(files(app, Jar.Role.CHANGING_DEPENDENCY)));
        layers.put("app", withFolders(and(defaults.file(), files(app, Jar.Role.APP))));
        layers.put("extra", extraFiles.entries());
        layers.values().removeIf(List::isEmpty);
        return layers;
    }

    /** The same with a bill of materials, in the layer that every new version of the application moves anyway. */
    public static Map<String, List<Entry>> withBom(Map<String, List<Entry>> layers, String bom) {
        Map<String, List<Entry>> more = new LinkedHashMap<>(layers);
        more.merge("app", List.of(new Entry.File(BOM, 0644, Content.of(bom))), AppLayers::both);
        return more;
    }

    private static List<Entry> both(List<Entry> entries, List<Entry> more) {
        return Stream.concat(entries.stream(), more.stream()).toList();
    }

    /** Compresses them. */
    public static List<Layer> write(Map<String, List<Entry>> entries, LayerWriter writer) throws IOException {
        List<Layer> layers = new ArrayList<>();
        for (Map.Entry<String, List<Entry>> layer : entries.entrySet()) {
            layers.add(writer.write(layer.getKey(), layer.getValue()));
        }
        return layers;
    }

    /** Exec form: the JVM is process 1 and gets the signals itself. */
    public static List<String> command(Application app, ContainerOptions container) {
        List<String> command = new ArrayList<>(List.of(JAVA_HOME + "/bin/java"));
        command.addAll(jvmFlags(app, container));
        command.addAll(launch(app.launch(), container.extraClassPath()));
        command.addAll(app.arguments());
        return command;
    }

    /** Where defaults are, then those of its kind, then the user's. */
    public static List<String> jvmFlags(Application app, ContainerOptions container) {
        return Stream.of(List.of(JvmDefaults.option()), app.jvmFlags(), container.jvmFlags())
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> launch(Launch launch, List<String> extraClassPath) {
        String classPath = classPath(launch, extraClassPath);
        return launch instanceof Launch.MainClass main
                ? List.of("-cp", classPath, main.mainClass())
                : List.of("-jar", classPath);
    }

    /** What the JVM has in {@code java.class.path}. */
    public static String classPath(Launch launch, List<String> extraClassPath) {
        if (launch instanceof Launch.MainClass main) {
            Stream<String> jars = main.classPath().stream().map(jar -> path(jar.path()));
            return Stream.concat(extraClassPath.stream(), jars).collect(Collectors.joining(":"));
        }
        Jar jar = ((Launch.ExecutableJar) launch).jar();
        if (!extraClassPath.isEmpty()) {
            throw Messages.extraClassPath(jar);
        }
        return path(jar.path());
    }

    /** Sorted by path. */
    private static List<Entry> files(Application app, Jar.Role role) {
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

    private static List<Entry> and(Entry file, List<Entry> files) {
        return Stream.concat(Stream.of(file), files.stream())
                .sorted(Comparator.comparing(Entry::path))
                .toList();
    }

    /** Directories first. */
    private static List<Entry> withFolders(List<Entry> files) {
        Stream<Entry> folders = files.stream().flatMap(file -> FolderEntries.parents(file.path()).stream());
        return Stream.concat(folders.distinct(), files.stream()).toList();
    }

    private static String path(String path) {
        return APP + "/" + path;
    }
}
