package dev.tinyimage.corpus;

import dev.tinyimage.app.Start;
import dev.tinyimage.app.StartCommand;
import dev.tinyimage.base.BaseOptions;
import dev.tinyimage.base.Bases;
import dev.tinyimage.base.Natives;
import dev.tinyimage.cds.ArchiveOptions;
import dev.tinyimage.cds.ArchivedImage;
import dev.tinyimage.cds.Archiver;
import dev.tinyimage.cds.StartupArchive;
import dev.tinyimage.console.Console;
import dev.tinyimage.files.Folders;
import dev.tinyimage.image.BaseImage;
import dev.tinyimage.image.ContainerConfig;
import dev.tinyimage.image.Entry;
import dev.tinyimage.image.Image;
import dev.tinyimage.image.ImageAssembler;
import dev.tinyimage.image.Layer;
import dev.tinyimage.image.LayerWriter;
import dev.tinyimage.image.Platform;
import dev.tinyimage.layout.JvmDefaults;
import dev.tinyimage.registry.NoRegistry;
import dev.tinyimage.runtime.JavaRuntime;
import dev.tinyimage.testkit.RecordingConsole;
import dev.tinyimage.testkit.TestCache;
import dev.tinyimage.testkit.TestLayers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What images start the JVM with by default, put beside a runtime that runs on this machine. */
final class StartupDefaults {

    private static final JvmDefaults DEFAULTS = JvmDefaults.STANDARD;

    private static final ArchiveOptions REQUIRED = new ArchiveOptions(
            ArchiveOptions.DEFAULT.kind(), true, ArchiveOptions.DEFAULT.training(), Optional.empty());

    private static final BaseOptions SCRATCH = new BaseOptions(
            Optional.of("scratch"), Path.of("/"), BaseOptions.Fonts.NO, false, Set.of(), false, false, false);

    private StartupDefaults() {}

    /**
     * Adds them. The archive is made as for any image, of one that has the runtime alone.
     *
     * @param home the runtime's folder in the image
     * @param layer the runtime, as it is in the image
     * @param jvmFlags the application's own
     * @return options by which a JVM on this machine has the same; it does not start where it refuses its archive
     */
    static List<String> add(JavaRuntime runtime, String home, Layer layer, List<String> jvmFlags) throws IOException {
        Entry.File file = DEFAULTS.file();
        Path flags = runtime.root().resolve("jvm.flags");
        try (InputStream in = file.content().open()) {
            Files.copy(in, flags);
        }
        List<String> inImage = new ArrayList<>(List.of(JvmDefaults.option()));
        inImage.addAll(jvmFlags);
        Path work = Folders.fresh(runtime.root().resolveSibling("archive"));
        String java = home + "/bin/java";
        ArchivedImage archived = new ArchivedImage(
                image(runtime, java, layer, file, work),
                runtime,
                home,
                new StartCommand(java, inImage, Start.StartsFrom.CLASS_PATH, List.of(), "", List.of()),
                Map.of(),
                List.of());
        StartupArchive archive = new Archiver(REQUIRED, TestCache.get(), work, new RecordingConsole())
                .make(archived)
                .archive()
                .orElseThrow();
        Files.copy(archive.file(), runtime.root().resolve(archive.path().substring(home.length() + 1)));
        return List.of("-XX:Flags=" + flags, "-Xshare:on");
    }

    private static Image image(JavaRuntime runtime, String java, Layer layer, Entry flags, Path work)
            throws IOException {
        LayerWriter writer = TestLayers.writer();
        Console console = new RecordingConsole();
        Platform platform = runtime.jdk().platform();
        Natives natives = Natives.of(
                runtime.root(), new TreeMap<>(), List.of(), new Natives.Options(Optional.empty(), false, Set.of()));
        BaseImage base = Bases.get(
                "scratch",
                SCRATCH,
                Optional.of(natives),
                platform,
                new NoRegistry(),
                TestCache.get(),
                writer,
                work,
                console);
        ContainerConfig container =
                new ContainerConfig(List.of(java), List.of(), "", Map.of(), List.of(), Map.of(), "", Instant.EPOCH);
        return ImageAssembler.assemble(base, List.of(layer, writer.write("app", List.of(flags))), container, platform);
    }
}
