package dev.tinyimage.report;

import dev.tinyimage.image.Entry;
import dev.tinyimage.image.Layer;
import dev.tinyimage.image.LayerFormat;
import dev.tinyimage.image.Part;
import dev.tinyimage.image.PartSizes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * What is in a layer, and about what each takes of it. It is read from the files that the layer was made of, where these are
 * known; what lies deflated in a jar takes in the layer what it takes there.
 */
final class LayerContents {

    private static final String MODULES = "/lib/modules";

    private final Supplier<List<Part>> modules;
    private final PartSizes sizes;
    private final List<Part> parts = new ArrayList<>();

    private LayerContents(Supplier<List<Part>> modules, PartSizes sizes) {
        this.modules = modules;
        this.sizes = sizes;
    }

    /**
     * The parts of a layer.
     *
     * @param modules what is in the runtime's {@code lib/modules}
     */
    static List<Part> parts(Layer layer, Supplier<List<Part>> modules) throws IOException {
        try (PartSizes sizes = new PartSizes()) {
            LayerContents contents = new LayerContents(modules, sizes);
            if (layer.entries().isEmpty()) {
                contents.unpack(layer);
            } else {
                contents.add(layer.entries());
            }
            contents.parts.addAll(sizes.parts());
            return contents.parts;
        }
    }

    private void add(List<Entry> entries) throws IOException {
        for (Entry entry : entries) {
            if (entry instanceof Entry.File file) {
                try (InputStream in = file.content().open()) {
                    add(file.path(), file.content().file(), in);
                }
            }
        }
    }

    private void unpack(Layer layer) throws IOException {
        try (InputStream in = LayerFormat.unpack(layer.content());
                TarArchiveInputStream tar = new TarArchiveInputStream(in, StandardCharsets.UTF_8.name())) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.isFile()) {
                    add("/" + entry.getName(), Optional.empty(), tar);
                }
            }
        }
    }

    private void add(String path, Optional<Path> file, InputStream content) throws IOException {
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (path.endsWith(MODULES)) {
            parts.addAll(modules.get());
        } else if (path.endsWith(".jar") && file.isPresent()) {
            addJar(name, file.get());
        } else if (path.endsWith(".jar")) {
            addJar(name, new ZipInputStream(content));
        } else {
            sizes.add(path, "", content);
        }
    }

    private void addJar(String name, Path file) throws IOException {
        try (ZipFile jar = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(jar.entries())) {
                if (entry.getMethod() == ZipEntry.DEFLATED) {
                    sizes.add(name, folder(entry), entry.getCompressedSize(), entry.getSize());
                } else {
                    try (InputStream in = jar.getInputStream(entry)) {
                        sizes.add(name, folder(entry), in);
                    }
                }
            }
        } catch (ZipException e) {
            sizes.add(name, "", Files.readAllBytes(file)); // something else that is called so
        }
    }

    private void addJar(String name, ZipInputStream jar) throws IOException {
        for (ZipEntry entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
            sizes.add(name, folder(entry), jar);
        }
    }

    private static String folder(ZipEntry entry) {
        int slash = entry.getName().lastIndexOf('/');
        return slash < 0 ? "" : entry.getName().substring(0, slash).replace('/', '.');
    }
}
