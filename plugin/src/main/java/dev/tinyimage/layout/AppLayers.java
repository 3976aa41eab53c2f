package dev.tinyimage.layout;

import dev.tinyimage.app.Application;
import dev.tinyimage.app.Jar;
import dev.tinyimage.app.Start;
import dev.tinyimage.app.StartCommand;
import dev.tinyimage.image.Content;
import dev.tinyimage.image.Entry;
import dev.tinyimage.image.FolderEntries;
import dev.tinyimage.image.Image;
import dev.tinyimage.image.Layer;
import dev.tinyimage.image.LayerFormat;
import dev.tinyimage.image.LayerWriter;
import dev.tinyimage.runtime.JavaRuntime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

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

    /** The layer of the application's own code. */
    public static final String OWN = "app";

    private static final String BOM_LAYER = "bom";

    /**
     * Syft's sbom-cataloger looks for names with {@code .cdx.} in them (its syft/pkg/cataloger/sbom/cataloger.go), Trivy
     * for names that end with {@code .cdx.json} (its pkg/fanal/analyzer/sbom/sbom.go), in all folders.
     */
    private static final String BOM = APP + "/sbom.cdx.json";

    private AppLayers() {}

    /** The layers of a runtime, the lowest first. */
    public static Map<String, List<Entry>> ofRuntime(JavaRuntime runtime) throws IOException {
        Map<Boolean, List<Entry>> java = runtime.entries(JAVA_HOME).stream()
                .collect(Collectors.partitioningBy(entry -> entry.path().equals(JVM)));
        Map<String, List<Entry>> layers = new LinkedHashMap<>();
        layers.put("jvm", withFolders(java.get(true)));
        layers.put(RUNTIME, java.get(false));
        return notEmpty(layers);
    }

    /** Those of an application, to lie on the runtime's; most stable first, so that a new version of it moves the last only. */
    public static Map<String, List<Entry>> ofApplication(Application app, JvmDefaults defaults, ExtraFiles extraFiles)
            throws IOException {
        Map<String, List<Entry>> layers = new LinkedHashMap<>();
        layers.put("server", withFolders(files(app, Jar.Role.SERVER)));
        layers.putAll(libraries(app));
        layers.put("snapshots", withFolders(files(app, Jar.Role.SNAPSHOT, Jar.Role.SIBLING)));
        layers.put(OWN, own(app, defaults));
        layers.put("extra", extraFiles.entries());
        return notEmpty(layers);
    }

    private static Map<String, List<Entry>> notEmpty(Map<String, List<Entry>> layers) {
        layers.values().removeIf(List::isEmpty);
        return layers;
    }

    /** What its layer holds, the only one that depends on the bytes of the application's own code. */
    public static List<Entry> own(Application app, JvmDefaults defaults) {
        return withFolders(and(defaults.file(), files(app, Jar.Role.OWN)));
    }

    /** A bill of materials names the packages of one CPU; without it all layers of the application are the same for all. */
    public static Map<String, List<Entry>> ofBom(String bom) {
        return Map.of(BOM_LAYER, withFolders(List.of(new Entry.File(BOM, 0644, Content.of(bom)))));
    }

    /** The bill of materials in an image that has one. */
    public static String bom(Image image) throws IOException {
        for (Layer layer : image.layers()) {
            if (layer.name().equals(BOM_LAYER)) {
                return bom(layer);
            }
        }
        throw new IllegalStateException("each image gets a bill of materials");
    }

    private static String bom(Layer layer) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(LayerFormat.unpack(layer.content()))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (BOM.equals("/" + entry.getName())) {
                    return new String(tar.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        throw new IllegalStateException("its layer has nothing else");
    }

    /** Layers as tar files. */
    public static List<Layer> tars(Map<String, List<Entry>> entries, LayerWriter writer) throws IOException {
        List<Layer> layers = new ArrayList<>();
        for (Map.Entry<String, List<Entry>> layer : entries.entrySet()) {
            layers.add(writer.tar(layer.getKey(), layer.getValue()));
        }
        return layers;
    }

    /**
     * The same compressed, one after the other: that of zstd needs up to half a gigabyte each.
     *
     * @param made gets each as soon as there is one
     */
    public static List<Layer> compressed(List<Layer> tars, LayerWriter writer, Consumer<Layer> made)
            throws IOException {
        List<Layer> layers = new ArrayList<>();
        for (Layer tar : tars) {
            Layer layer = writer.compress(tar);
            made.accept(layer);
            layers.add(layer);
        }
        return layers;
    }

    /** The JVM is process 1 and gets the signals itself. */
    public static StartCommand command(Application app, ContainerOptions container) {
        Start start = app.start();
        return new StartCommand(
                JAVA_HOME + "/bin/java",
                jvmFlags(start, container),
                start.from(),
                classPath(app, container.extraClassPath()),
                start.mainClass(),
                start.arguments());
    }

    /** Where defaults are, then those of its kind, then the user's. */
    private static List<String> jvmFlags(Start start, ContainerOptions container) {
        return Stream.of(List.of(JvmDefaults.option()), start.jvmFlags(), container.jvmFlags())
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> classPath(Application app, List<String> extraClassPath) {
        Stream<String> own = app.classPath().stream().map(jar -> path(jar.path()));
        if (app.start().from() == Start.StartsFrom.CLASS_PATH) {
            return Stream.concat(extraClassPath.stream(), own).toList();
        }
        if (!extraClassPath.isEmpty()) {
            throw Messages.extraClassPath(app.classPath().get(0));
        }
        return own.limit(1).toList();
    }

    private static Map<String, List<Entry>> libraries(Application app) {
        Map<String, List<Entry>> layers = new LinkedHashMap<>();
        if (app.oneTrain()) {
            layers.put(DependencyGroups.SELDOM, withFolders(files(app, Jar.Role.LIBRARY)));
        } else {
            List<Jar> libraries = app.jars().stream()
                    .filter(jar -> jar.role() == Jar.Role.LIBRARY)
                    .toList();
            DependencyGroups.of(libraries)
                    .forEach((name, jars) -> layers.put(name, withFolders(sorted(entries(jars.stream())))));
        }
        return layers;
    }

    private static List<Entry> files(Application app, Jar.Role... roles) {
        Set<Jar.Role> wanted = Set.of(roles);
        Stream<Entry> jars = entries(app.jars().stream().filter(jar -> wanted.contains(jar.role())));
        Stream<Entry> others = app.files().stream()
                .filter(file -> wanted.contains(file.role()))
                .map(file -> FolderEntries.file(file.file(), path(file.path())));
        return sorted(Stream.concat(jars, others));
    }

    private static Stream<Entry> entries(Stream<Jar> jars) {
        return jars.map(jar -> FolderEntries.file(jar.file(), path(jar.path())));
    }

    private static List<Entry> and(Entry file, List<Entry> files) {
        return sorted(Stream.concat(Stream.of(file), files.stream()));
    }

    private static List<Entry> sorted(Stream<Entry> files) {
        return files.sorted(Comparator.comparing(Entry::path)).toList();
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
