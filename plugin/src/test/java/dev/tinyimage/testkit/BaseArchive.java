package dev.tinyimage.testkit;

import dev.tinyimage.base.ScratchBase;
import dev.tinyimage.base.Sysroot;
import dev.tinyimage.image.BaseImage;
import dev.tinyimage.image.ContainerConfig;
import dev.tinyimage.image.Content;
import dev.tinyimage.image.Entry;
import dev.tinyimage.image.Image;
import dev.tinyimage.image.ImageArchive;
import dev.tinyimage.image.ImageAssembler;
import dev.tinyimage.image.Json;
import dev.tinyimage.image.Layer;
import dev.tinyimage.image.LayerWriter;
import dev.tinyimage.jdk.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A base like scratch, from which a later layer takes a library away. */
public final class BaseArchive {

    private static final List<String> PROGRAM = List.of("bin/java", "lib/libjli.so", "lib/server/libjvm.so");

    private BaseArchive() {}

    /** Writes the archive. */
    public static Path without(String library, Path folder) throws IOException {
        List<Entry> entries =
                ScratchBase.entries(new Sysroot(Path.of("/")), program(folder.resolve("java")), new RecordingConsole());
        String path = entries.stream()
                .map(Entry::path)
                .filter(file -> file.endsWith("/" + library))
                .findFirst()
                .orElseThrow();
        String whiteout = path.substring(0, path.length() - library.length()) + ".wh." + library;
        List<Layer> layers = List.of(
                LayerWriter.write("all", entries, folder.resolve("all.tar.gz")),
                LayerWriter.write(
                        "without",
                        List.of(new Entry.File(whiteout, 0644, Content.of(""))),
                        folder.resolve("without.tar.gz")));
        ContainerConfig config =
                new ContainerConfig(List.of(), List.of(), "", Map.of(), List.of(), Map.of(), "", Instant.EPOCH);
        Image image = ImageAssembler.assemble(
                new BaseImage(Json.object(), List.of()),
                layers,
                config,
                Jdk.running().platform());
        Path archive = folder.resolve("base.tar");
        ImageArchive.write(image, List.of("localhost/base:1"), archive);
        return archive;
    }

    /** As much of a runtime as it takes to know its libraries. */
    private static Path program(Path folder) throws IOException {
        for (String file : PROGRAM) {
            Path copy = folder.resolve(file);
            Files.createDirectories(copy.getParent());
            Files.copy(Jdk.running().home().resolve(file), copy);
        }
        return folder;
    }
}
