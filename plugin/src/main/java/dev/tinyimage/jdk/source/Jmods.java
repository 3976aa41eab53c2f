package dev.tinyimage.jdk.source;

import dev.tinyimage.cache.Cache;
import dev.tinyimage.image.DigestStream;
import dev.tinyimage.jdk.JdkFiles;
import dev.tinyimage.jdk.LinkSource;
import dev.tinyimage.jdk.ModuleTables;
import dev.tinyimage.jdk.ModuleTables.ChangedResource;
import dev.tinyimage.jdk.ModuleTables.ModuleFile;
import dev.tinyimage.jdk.RuntimeImage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The jmods of a JDK, from which any jlink of its feature version links. A JDK that comes without (JEP 493) has all that
 * jmods hold in other places, and tables of what jlink has changed on the way there; so they can be made again. It may be
 * for any system: none of its programs runs.
 */
public final class Jmods {

    /** What a jmod has before its zip file. */
    private static final byte[] MAGIC = {'J', 'M', 1, 0};

    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private Jmods() {}

    /**
     * The folder with the jmods of a JDK, one of the cache if the JDK has none itself.
     *
     * @throws dev.tinyimage.console.UserError if there are none and the JDK has not what it takes to make them
     */
    public static Path of(LinkSource jdk, Cache cache) throws IOException {
        return jdk.jmods().isPresent()
                ? jdk.jmods().get()
                : cache.folder("jmods", key(jdk.home()), folder -> write(jdk, folder));
    }

    /** Of all files by path, size and time, since some may have been edited; to digest them would take as long as the jmods. */
    private static String key(Path home) throws IOException {
        return DigestStream.hex(JdkFiles.stamps(home, true));
    }

    /**
     * Makes the jmods of all modules of a JDK from its run-time image. The same image gives the same bytes.
     *
     * @param folder an empty folder for them
     * @throws dev.tinyimage.console.UserError if the JDK has no tables of what jlink has changed
     */
    static void write(LinkSource jdk, Path folder) throws IOException {
        if (!Files.isRegularFile(jdk.home().resolve("lib/jrt-fs.jar"))) {
            throw Messages.noJmods(jdk.origin());
        }
        try (RuntimeImage image = RuntimeImage.of(jdk.home())) {
            if (!ModuleTables.areIn(image)) {
                throw Messages.noJmods(jdk.origin());
            }
            for (String module : image.modules()) {
                write(entries(jdk, image, module), folder.resolve(module + ".jmod"));
            }
        }
    }

    private static SortedMap<String, byte[]> entries(LinkSource jdk, RuntimeImage image, String module)
            throws IOException {
        ModuleTables tables = tables(jdk, image, module);
        SortedMap<String, byte[]> entries = new TreeMap<>();
        for (String file : image.files(module)) {
            entries.put("classes/" + file, image.read(module, file));
        }
        for (ChangedResource resource : tables.changes()) {
            String name = "classes/" + resource.path();
            resource.original().ifPresentOrElse(original -> entries.put(name, original), () -> entries.remove(name));
        }
        for (ModuleFile file : tables.files()) {
            entries.put(name(module, file), read(jdk, file));
        }
        return entries;
    }

    private static ModuleTables tables(LinkSource jdk, RuntimeImage image, String module) {
        try {
            return ModuleTables.read(image, module);
        } catch (IOException e) {
            throw Messages.otherTables(jdk.origin(), e);
        }
    }

    /** jlink puts legal notices into a folder of each module, which the jmod does not have. */
    private static String name(String module, ModuleFile file) {
        String path = file.path().substring(file.path().indexOf('/') + 1);
        boolean isLegal = file.section().equals("legal");
        return file.section() + "/" + (isLegal ? path.substring(module.length() + 1) : path);
    }

    /** As it is now: who has edited the JDK's configuration or trust store wants that linked. */
    private static byte[] read(LinkSource jdk, ModuleFile file) throws IOException {
        Path home = jdk.home().normalize();
        Path source = home.resolve(file.source()).normalize();
        if (!source.startsWith(home) || !Files.isRegularFile(source)) {
            throw Messages.fileLacks(jdk.origin(), file.source());
        }
        return Files.readAllBytes(source);
    }

    /** Stored, since deflated bytes depend on the JDK that runs this, and jlink would inflate them again. */
    private static void write(SortedMap<String, byte[]> entries, Path jmod) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(jmod))) {
            out.write(MAGIC);
            ZipOutputStream zip = new ZipOutputStream(out);
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(stored(entry.getKey(), entry.getValue()));
                zip.write(entry.getValue());
            }
            zip.finish();
        }
    }

    private static ZipEntry stored(String name, byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        entry.setTimeLocal(TIME);
        return entry;
    }
}
