package dev.tinyimage.base;

import dev.tinyimage.cache.Cache;
import dev.tinyimage.console.Console;
import dev.tinyimage.console.ParameterName;
import dev.tinyimage.elf.ElfFile;
import dev.tinyimage.image.BaseImage;
import dev.tinyimage.image.Json;
import dev.tinyimage.image.Layer;
import dev.tinyimage.image.LayerWriter;
import dev.tinyimage.image.Platform;
import dev.tinyimage.registry.Reference;
import dev.tinyimage.registry.Registry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Gets the base that the user names: {@code scratch}, {@code tar:} and a file, {@code oci:} and a folder, or a reference.
 */
public final class Bases {

    private static final String SCRATCH = "scratch";
    private static final String TAR = "tar:";
    private static final String LAYOUT = "oci:";

    private Bases() {}

    /**
     * Gets a base.
     *
     * @param name as in the parameter {@code from.image}
     * @param natives what is to stand on it, if that is known; {@code scratch} is made for it
     * @param registry where references are pulled from
     * @param cache keeps what was pulled
     * @param layers writes the layer of {@code scratch}
     * @param work folder for the files of this build
     * @throws dev.tinyimage.console.UserError if it cannot be had
     */
    public static BaseImage get(
            String name,
            BaseOptions options,
            Optional<Natives> natives,
            Platform platform,
            Registry registry,
            Cache cache,
            LayerWriter layers,
            Path work,
            Console console)
            throws IOException {
        if (name.equals(SCRATCH)) {
            Layer layer = layers.write("base", ScratchBase.entries(natives.orElseThrow(), options, console));
            return new BaseImage(Json.object(), List.of()).plus(layer);
        }
        if (name.startsWith(TAR)) {
            return TarBase.unpack(path(name, TAR), work.resolve("base")).read(platform);
        }
        if (name.startsWith(LAYOUT)) {
            Path layout = path(name, LAYOUT);
            if (!Files.isDirectory(layout)) {
                throw Messages.noSuchBase(layout, "folder");
            }
            return new ImageFolder(layout.toString(), layout, work.resolve("base")).read(platform);
        }
        Reference reference = Reference.parse(name, ParameterName.FROM_IMAGE.toString());
        return RegistryBase.pull(
                options.debug() ? DebugShell.variant(reference) : reference, platform, registry, cache);
    }

    /**
     * Whether a base is known to have a C library that reads packed relocations: a sysroot's is there to be asked.
     *
     * @param program any program for the base's CPU and system
     */
    public static boolean readsPackedRelocations(BaseOptions options, Path program) throws IOException {
        Optional<ElfFile> elf = ElfFile.read(program);
        return isScratch(options.image())
                && elf.isPresent()
                && Files.isDirectory(options.sysroot())
                && ScratchBase.readsPackedRelocations(elf.get(), new Sysroot(options.sysroot()));
    }

    /** Whether a base comes from a registry. */
    static boolean isReference(String name) {
        return !name.equals(SCRATCH) && !name.startsWith(TAR) && !name.startsWith(LAYOUT);
    }

    /** Whether a base is made on the spot. */
    static boolean isScratch(Optional<String> name) {
        return name.equals(Optional.of(SCRATCH));
    }

    /**
     * The same name with an absolute path, where it has a path.
     *
     * @param folder what relative paths are relative to
     */
    public static String absolute(String name, Path folder) {
        return Stream.of(TAR, LAYOUT)
                .filter(name::startsWith)
                .findFirst()
                .map(prefix -> prefix + folder.resolve(path(name, prefix)))
                .orElse(name);
    }

    /** Jib writes two slashes after the colon. */
    private static Path path(String name, String prefix) {
        return Path.of(name.substring(prefix.length()).replaceFirst("^//", ""));
    }
}
